namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>
/// Whether an offer continues the session (RFC 9429 section 5.2.2): sections stay in their places until they are
/// stopped, the certificate stays, and a place is used anew only after it was stopped.
/// </summary>
internal static class OfferContinuity
{
    /// <summary>Null where it does.</summary>
    public static NegotiationError? Check(
        NegotiatedOffer? previous,
        IReadOnlyList<OfferedLine> lines,
        RemoteTransport? transport)
    {
        if (previous is null)
        {
            return null;
        }

        if (lines.Count < previous.Lines.Count)
        {
            return Broken("The offer has fewer media sections than before; stopped ones stay with port 0.");
        }

        for (var i = 0; i < previous.Lines.Count; i++)
        {
            var before = previous.Lines[i];
            var now = lines[i];
            if (before.Section is not null
                && SectionReader.IsLive(now.Offered)
                && (before.Mid != now.Mid || before.Offered.Kind != now.Offered.Kind))
            {
                return Broken($"Section {i} was '{before.Mid}' ({before.Offered.Kind}) and is now '{now.Mid}' ({now.Offered.Kind}).");
            }
        }

        return transport is not null && previous.Transport is { } known && !transport.HasCertificateOf(known)
            ? Broken("The certificate's fingerprint has changed; that needs a new connection.")
            : null;
    }

    private static NegotiationError Broken(string message) => new(NegotiationFault.OutOfOrder, message);
}
