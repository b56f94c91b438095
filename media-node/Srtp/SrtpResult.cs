namespace SfuPlatform.MediaNode.Srtp;

/// <summary>What became of a packet that was to be unprotected.</summary>
internal enum SrtpResult : byte
{
    /// <summary>It is authentic, new and in clear now.</summary>
    Ok,

    /// <summary>The authentication tag is wrong, or no key could have made it.</summary>
    AuthenticationFailed,

    /// <summary>Seen before, or too old to tell.</summary>
    Replayed,

    /// <summary>Too short, or of one stream too many.</summary>
    Malformed,
}
