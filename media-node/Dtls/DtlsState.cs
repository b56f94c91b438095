namespace SfuPlatform.MediaNode.Dtls;

/// <summary>How far an association is. It only moves on, in this order; each of the last two is final.</summary>
internal enum DtlsState
{
    /// <summary>Not started.</summary>
    New,

    /// <summary>The handshake runs.</summary>
    Handshaking,

    /// <summary>The peer is who its fingerprint says, and the keys are there.</summary>
    Connected,

    /// <summary>The handshake failed.</summary>
    Failed,

    /// <summary>One side closed it.</summary>
    Closed,
}
