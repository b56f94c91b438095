using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Rooms;

/// <summary>What presenters do to others. The server enforces it at once, whatever the client does.</summary>
internal static class Moderation
{
    /// <summary>Mutes (or unmutes) one track of somebody, or all from a source; a shared screen is ended rather than muted.</summary>
    /// <returns>False where there is nothing such.</returns>
    public static bool Mute(RoomMembers members, string identity, string? trackSid, TrackSource? source, bool muted)
    {
        if (members.ByIdentity(identity) is not { } member)
        {
            return false;
        }

        var tracks = member.Media.Publications.Where(publication => trackSid is null
            ? source is null || publication.Source == source
            : publication.Sid == trackSid).ToList();
        foreach (var track in tracks)
        {
            track.SetMuted(muted);
            var isShare = track.Source is TrackSource.ScreenShare or TrackSource.ScreenShareAudio;
            if (muted)
            {
                member.Listener.TrackModerated(track.Sid, unpublish: isShare);
            }
        }

        if (tracks.Count > 0)
        {
            members.Changed(member);
        }

        return tracks.Count > 0;
    }
}
