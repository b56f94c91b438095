namespace SfuPlatform.MediaNode.Sdp;

/// <summary>One <c>a=</c> line: <c>a=name</c> or <c>a=name:value</c>.</summary>
/// <param name="Name">What stands before the colon.</param>
/// <param name="Value">What stands behind it; null where there is no colon.</param>
internal readonly record struct SdpAttribute(string Name, string? Value = null)
{
    /// <inheritdoc/>
    public override string ToString() => Value is null ? Name : $"{Name}:{Value}";
}
