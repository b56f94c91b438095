namespace SfuPlatform.Gateway.Api;

/// <summary>
/// What the document says of a body. Not <c>Accepts</c>, with which routing would refuse other content types by an
/// empty 415 before our own words can.
/// </summary>
/// <param name="Type">The contract.</param>
internal sealed record RequestShape(Type Type);
