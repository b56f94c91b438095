using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace SfuPlatform.Crds.V1Alpha1;

/// <summary>What is asked of a meeting room.</summary>
public sealed class MeetingRoomSpec
{
    // Thirty days: whoever wants longer wants 0.
    private const int MaxEmptyTimeoutSeconds = 30 * 24 * 3600;

    /// <summary>The name that people see; default: the room's name.</summary>
    [JsonPropertyName("displayName")]
    [MaxLength(256)]
    public string? DisplayName { get; set; }

    /// <summary>How many participants may be in the room at once; 0: as many as the node takes.</summary>
    [JsonPropertyName("maxParticipants")]
    [Range(0, int.MaxValue)]
    public int MaxParticipants { get; set; }

    /// <summary>How long the meeting may last from its start: <c>unlimited</c> or HH:MM:SS.</summary>
    [JsonPropertyName("duration")]
    [RegularExpression(MeetingDuration.Pattern)]
    [DefaultValue(MeetingDuration.Unlimited)]
    public string Duration { get; set; } = MeetingDuration.Unlimited;

    /// <summary>Seconds that the room stays open with nobody in it; null: the operator's default; 0: for ever.</summary>
    [JsonPropertyName("emptyTimeoutSeconds")]
    [Range(0, MaxEmptyTimeoutSeconds)]
    public int? EmptyTimeoutSeconds { get; set; }

    /// <summary>Where the password is kept; null: no password.</summary>
    [JsonPropertyName("passwordSecretRef")]
    public SecretKeyReference? PasswordSecretRef { get; set; }

    /// <summary>Whether nobody more is let in.</summary>
    [JsonPropertyName("locked")]
    public bool Locked { get; set; }

    /// <summary>Whether newcomers wait until a presenter admits them.</summary>
    [JsonPropertyName("lobby")]
    public bool Lobby { get; set; }

    /// <summary>Labels that a MediaNode must have to serve this room.</summary>
    [JsonPropertyName("nodeSelector")]
    public IDictionary<string, string>? NodeSelector { get; set; }

    /// <summary>The region that a MediaNode must be in; null: any.</summary>
    [JsonPropertyName("region")]
    [MaxLength(63)]
    public string? Region { get; set; }

    /// <summary>Where participants are sent when the meeting ends; null: the home page.</summary>
    [JsonPropertyName("redirectOnEndUrl")]
    [RegularExpression("^https?://.+")]
    [MaxLength(2048)]
    public string? RedirectOnEndUrl { get; set; }

    /// <summary>Codecs that may be published, by name (opus, vp8, vp9, h264, av1); null or empty: all.</summary>
    [JsonPropertyName("codecs")]
    [AllowedValues("opus", "vp8", "vp9", "h264", "av1")]
    public IList<string>? Codecs { get; set; }
}

/// <summary>A key of a Secret in the room's namespace.</summary>
public sealed class SecretKeyReference
{
    /// <summary>The Secret's name.</summary>
    [JsonPropertyName("name")]
    [Required]
    [MinLength(1)]
    public string Name { get; set; } = "";

    /// <summary>The key in its data.</summary>
    [JsonPropertyName("key")]
    [DefaultValue("password")]
    [MinLength(1)]
    public string Key { get; set; } = "password";
}
