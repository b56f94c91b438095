namespace SfuPlatform.MediaNode.Srtp;

/// <summary>The master key and salt of one direction, as DTLS-SRTP agreed on them.</summary>
internal sealed class SrtpMasterKey
{
    private readonly byte[] _key;
    private readonly byte[] _salt;

    /// <summary>Takes a copy of both.</summary>
    /// <exception cref="ArgumentException">A length is not the profile's.</exception>
    public SrtpMasterKey(SrtpProfile profile, ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        if (key.Length != SrtpLengths.Key(profile) || salt.Length != SrtpLengths.Salt(profile))
        {
            throw new ArgumentException($"A key of {key.Length} and a salt of {salt.Length} bytes do not fit {profile}.");
        }

        Profile = profile;
        _key = key.ToArray();
        _salt = salt.ToArray();
    }

    /// <summary>The profile.</summary>
    public SrtpProfile Profile { get; }

    /// <summary>The master key.</summary>
    public ReadOnlySpan<byte> Key => _key;

    /// <summary>The master salt.</summary>
    public ReadOnlySpan<byte> Salt => _salt;
}
