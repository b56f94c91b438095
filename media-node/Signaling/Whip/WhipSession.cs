using System.Security.Cryptography;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms;

namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>One WHIP or WHEP session: what its URL stands for.</summary>
internal sealed class WhipSession
{
    private string _offer;
    private bool _isRestarting;

    /// <summary>A session whose offer was answered.</summary>
    public WhipSession(string room, RoomSession member, string offer, string answer)
    {
        Room = room;
        Member = member;
        _offer = offer;
        EntityTag = TagOf(answer);
    }

    /// <summary>The last part of its URL; nobody can guess it.</summary>
    public string Id { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The room.</summary>
    public string Room { get; }

    /// <summary>Its place in the room.</summary>
    public RoomSession Member { get; }

    /// <summary>The ETag of the ICE session in force (RFC 9725 section 4.3.1).</summary>
    public string EntityTag { get; private set; }

    /// <summary>Whether these are the client's credentials in force, or none.</summary>
    public bool IsOfThisIceSession(IceFragment fragment)
    {
        var known = IceFragment.Of(_offer);
        return (fragment.UserFragment ?? known.UserFragment) == known.UserFragment
            && (fragment.Password ?? known.Password) == known.Password;
    }

    /// <summary>Restarts ICE with the client's new credentials; the answer, or why there is none.</summary>
    public async Task<(string? Answer, WhipProblem? Problem)> RestartAsync(IceFragment fragment)
    {
        if (Interlocked.Exchange(ref _isRestarting, true))
        {
            return (null, new WhipProblem(StatusCodes.Status409Conflict, "another ICE restart of this session is under way"));
        }

        try
        {
            var offer = fragment.ApplyTo(_offer);
            var outcome = await Member.NegotiateAsync(offer);
            if (outcome is null || outcome.Error is not null)
            {
                var words = outcome?.Error?.Message ?? "the session has ended";
                return (null, new WhipProblem(StatusCodes.Status422UnprocessableEntity, words));
            }

            _offer = offer;
            EntityTag = TagOf(outcome.Answer);
            return (outcome.Answer, null);
        }
        finally
        {
            Volatile.Write(ref _isRestarting, false);
        }
    }

    private static string TagOf(string answer) => $"\"{IceFragment.Of(answer).UserFragment}\"";
}
