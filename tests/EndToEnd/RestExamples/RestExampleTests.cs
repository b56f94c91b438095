using System.Net.Http.Json;
using System.Text.RegularExpressions;
using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.RestExamples;

/// <summary>Every published REST example, run as its readers run it, with only the host replaced.</summary>
public sealed partial class RestExampleTests(StandaloneHost host, ExampleRunner runner)
    : IClassFixture<StandaloneHost>, IClassFixture<ExampleRunner>
{
    private const string Stats = "Stats Entry Point";
    private const string Meetings = "Active meetings";
    private const string Meeting = "Meeting Entry Point";
    private const string End = "Meeting END Entry Point";
    private const string Join = "Direct Join Entry Point";
    private const string Token = "Token Entry Point";

    private const string Jwt = @"[\w-]+\.[\w-]+\.[\w-]+";

    private static readonly string[] Sections = [Stats, Meetings, Meeting, End, Join, Token];

    private string MeetingUrl => Regex.Escape(host.Origin) + "/join/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private string JoinUrl => Regex.Escape(host.Origin + "/join?room=test&roomPassword=false&name=mirotalksfu&avatar=false&audio=false"
        + "&video=false&screen=false&chat=false&hide=false&notify=true&duration=unlimited&token=") + Jwt;

    [Fact]
    public void The_document_has_an_example_in_each_language_in_each_section()
    {
        string[] languages = ["bash", "javascript", "php", "python"];

        Assert.Equal(
            Sections.SelectMany(section => languages.Select(language => $"{section}: {language}")).Order(StringComparer.Ordinal),
            RestExample.All.Select(example => $"{example.Section}: {example.Language}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("bash", """{"success":true,"timestamp":"[^"]+Z","totalRooms":\d+,"totalUsers":\d+}""")]
    [InlineData("javascript", """{ "success": true, "timestamp": "[^"]+Z", "totalRooms": \d+, "totalUsers": \d+ }""")]
    [InlineData("php", """Status code: 200 { "success": true, "timestamp": "[^"]+Z", "totalRooms": \d+, "totalUsers": \d+ }""")]
    [InlineData("python", """Status code: 200 {'success': True, 'timestamp': '[^']+Z', 'totalRooms': \d+, 'totalUsers': \d+}""")]
    public Task The_totals_are_told(string language, string printed) => PrintsAsync(Stats, language, printed);

    [Theory]
    [InlineData("bash", """{"meetings":\[.*{"roomId":"test","peers":\[\]}.*\]}""")]
    [InlineData("javascript", """{ "meetings": \[.*{ "roomId": "test", "peers": \[\] }.*\] }""")]
    [InlineData("php", """Status code: 200 { "meetings": \[.*{ "roomId": "test", "peers": \[\] }.*\] }""")]
    [InlineData("python", """Status code: 200 {'meetings': \[.*{'roomId': 'test', 'peers': \[\]}.*\]}""")]
    public async Task The_meetings_are_listed(string language, string printed)
    {
        await OpenTestRoomAsync();

        await PrintsAsync(Meetings, language, printed);
    }

    [Theory]
    [InlineData("bash", """{"meeting":"URL"}""")]
    [InlineData("javascript", "Meeting: URL")]
    [InlineData("php", "HTTP Status Code: 200 Meeting: URL")]
    [InlineData("python", "HTTP Status Code: 200 Meeting: URL")]
    public Task A_meeting_is_made(string language, string printed) =>
        PrintsAsync(Meeting, language, printed.Replace("URL", MeetingUrl, StringComparison.Ordinal));

    [Theory]
    [InlineData("bash", """{"success":true,"message":"Meeting ended","room":"test"}""")]
    [InlineData("javascript", "result: { success: true, message: 'Meeting ended', room: 'test' }")]
    [InlineData("php", @"Status code: 200 result: stdClass Object \( \[success\] => 1 \[message\] => Meeting ended \[room\] => test \)")]
    [InlineData("python", "Status code: 200 result: {'success': True, 'message': 'Meeting ended', 'room': 'test'}")]
    public async Task A_meeting_that_is_there_is_ended(string language, string printed)
    {
        await OpenTestRoomAsync();

        await PrintsAsync(End, language, printed);
    }

    [Theory]
    [InlineData("bash", """{"success":false,"error":"Room not found"}""")]
    [InlineData("javascript", "Error: Room not found")]
    [InlineData("php", @"Status code: 404 result: stdClass Object \( \[success\] => \[error\] => Room not found \)")]
    [InlineData("python", "Status code: 404 result: {'success': False, 'error': 'Room not found'}")]
    public async Task A_meeting_that_is_not_there_is_not_found(string language, string printed)
    {
        using var client = host.CreateApiClient();
        using var ended = await client.DeleteAsync(new Uri("/api/v1/meeting/test", UriKind.Relative));

        await PrintsAsync(End, language, printed);
    }

    [Theory]
    [InlineData("bash", """{"join":"URL"}""")]
    [InlineData("javascript", "join: URL")]
    [InlineData("php", "Status code: 200 join: URL")]
    [InlineData("python", "Status code: 200 join: URL")]
    public Task A_link_to_join_is_given(string language, string printed) =>
        PrintsAsync(Join, language, printed.Replace("URL", JoinUrl, StringComparison.Ordinal));

    [Theory]
    [InlineData("bash", """{"token":"JWT"}""")]
    [InlineData("javascript", "token: JWT")]
    [InlineData("php", "Status code: 200 token: JWT")]
    [InlineData("python", "Status code: 200 token: JWT")]
    public Task A_token_is_given(string language, string printed) =>
        PrintsAsync(Token, language, printed.Replace("JWT", Jwt, StringComparison.Ordinal));

    private async Task PrintsAsync(string section, string language, string pattern)
    {
        var output = await runner.RunAsync(RestExample.Of(section, language), host.Origin);

        Assert.Matches($"^{pattern}$", WhiteSpace().Replace(output, " ").Trim());
    }

    private async Task OpenTestRoomAsync()
    {
        using var client = host.CreateApiClient();
        using var opened = await client.PostAsJsonAsync("/api/v1/join", new { room = "test" });
        Assert.True(opened.IsSuccessStatusCode, await opened.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
