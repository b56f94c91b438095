using System.Text.Json.Nodes;

namespace SfuPlatform.Gateway.Api.Docs;

/// <summary>What the document shows for every call: what it does, a body, an answer.</summary>
internal sealed record ApiExample(string Summary, string Description, string? Request, string Response)
{
    private const string Token = """{"username":"username","password":"password","presenter":true,"expire":"1h"}""";

    private const string Join = """
        {"room":"test","roomPassword":false,"name":"mirotalksfu","avatar":false,"audio":false,"video":false,
         "screen":false,"chat":false,"hide":false,"notify":true,"duration":"unlimited",
         "token":{"username":"username","password":"password","presenter":true,"expire":"1h"}}
        """;

    private const string Meetings = """
        {"meetings":[{"roomId":"test","peers":[{"name":"mirotalksfu","presenter":true,"video":true,"audio":true,
         "screen":false,"hand":false,"os":"Windows 10","browser":"Chrome 156"}]}]}
        """;

    private static readonly Dictionary<string, ApiExample> All = new Dictionary<string, ApiExample>
    {
        ["Stats"] = new(
            "Totals of rooms and users",
            "Counts the rooms that have not ended, and the participants in them.",
            null,
            """{"success":true,"timestamp":"2026-11-23T12:00:00.000Z","totalRooms":3,"totalUsers":7}"""),
        ["Meetings"] = new("Active meetings", "Lists every room that has not ended, and who is in it.", null, Meetings),
        ["Meeting"] = new(
            "Create a meeting",
            "Creates a room under a new name and returns the URL that people open.",
            "{}",
            """{"meeting":"https://meet.example.org/join/2f0d3a0e-7d4c-4a4e-9a52-2b6f3c1d9e10"}"""),
        ["MeetingEnd"] = new(
            "End a meeting",
            "Disconnects every participant and sends them to the redirect, or to the home page.",
            """{"redirect":"https://example.com/meeting-ended"}""",
            """{"success":true,"message":"Meeting ended","room":"test"}"""),
        ["Join"] = new(
            "Direct join URL",
            "Returns a URL that joins a room directly. The room is created if it is not there. Every field is optional.",
            Join,
            """{"join":"https://meet.example.org/join?room=test&roomPassword=false&name=mirotalksfu&avatar=false&audio=false&video=false&screen=false&chat=false&hide=false&notify=true&duration=unlimited&token=eyJ…"}"""),
        ["Token"] = new("Token to join with", "Returns a token for a join URL. Every field is optional.", Token, """{"token":"eyJ…"}"""),
    };

    /// <summary>The example of an operation.</summary>
    public static ApiExample Of(string operation) => All[operation];

    /// <summary>An error, as the operation words it.</summary>
    public static JsonNode ErrorOf(string operation, string status) => status switch
    {
        "400" => Error("expire must be a time such as 1h, 30m, 7d or a number of seconds"),
        "403" when operation is "Stats" or "MeetingEnd" => Error(ApiErrors.Unauthorized),
        "403" => Error(ApiErrors.Unauthorized),
        "404" => new JsonObject { ["success"] = false, ["error"] = ApiErrors.RoomNotFound },
        "429" => Error(ApiErrors.TooMany),
        _ => Error(ApiErrors.Unavailable),
    };

    private static JsonObject Error(string error) => new() { ["error"] = error };
}
