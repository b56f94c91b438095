using System.Text.RegularExpressions;
using CsCheck;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Crds.Tests.Naming;

public partial class RoomNameTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[Gen.Char["abz09-.rh"], 0, 40],
        Gen.String[Gen.Char["aA-_. é%/\\<>日"], 0, 140],
        Gen.String[0, 60]);

    private static readonly Gen<RoomName> AnyName = AnyText
        .Select(text => RoomName.TryParse(text, out var name, out _) ? name : null)
        .Where(name => name is not null)!;

    [Theory]
    [InlineData("weekly-standup", "weekly-standup")]
    [InlineData("my.room", "my.room")]
    [InlineData("7e1d9d0a-3d0e-4d6b-8f43-2b7a3b1c0d55", "7e1d9d0a-3d0e-4d6b-8f43-2b7a3b1c0d55")]
    [InlineData("Daily 1", "r---44aily-201")]
    [InlineData("room_1", "r--room-5f1")]
    [InlineData("r--x", "r--r-2d-2dx")]
    [InlineData("h--x", "r--h-2d-2dx")]
    [InlineData("-", "r---2d")]
    [InlineData("é", "r---c3-a9")]
    public void A_room_name_has_its_documented_resource_name(string name, string resourceName) =>
        Assert.Equal(resourceName, Parse(name).ResourceName);

    [Fact]
    public void Every_resource_name_is_one_that_Kubernetes_takes() =>
        AnyName.Sample(name => name!.ResourceName.Length <= 200 && ResourceNamePattern().IsMatch(name.ResourceName));

    [Fact]
    public void Every_room_name_comes_back_from_its_resource() => AnyName.Sample(name =>
    {
        var room = new MeetingRoom();
        name!.ApplyTo(room);
        return RoomName.TryOf(room, out var back) && back == name;
    });

    [Fact]
    public void Every_room_name_short_enough_comes_back_from_the_resource_name_alone() =>
        AnyName.Where(name => name!.Value.Length < 20).Sample(name =>
            RoomName.TryOf(Resource(name!.ResourceName), out var back) && back == name);

    [Fact]
    public void Different_rooms_have_different_resources() =>
        Gen.Select(AnyName, AnyName).Sample((one, other) => (one == other) == (one!.ResourceName == other!.ResourceName));

    [Fact]
    public void A_resource_stands_for_a_room_only_under_the_name_that_the_room_maps_to() =>
        Gen.String[Gen.Char["abrh-2df4"], 1, 12].Sample(text =>
            !RoomName.TryOf(Resource(text), out var name) || name.ResourceName == text);

    [Fact]
    public void Names_that_differ_in_case_only_are_different_rooms() =>
        Assert.NotEqual(Parse("Room").ResourceName, Parse("room").ResourceName);

    [Fact]
    public void A_long_name_is_hashed_and_needs_its_annotation()
    {
        var name = Parse(new string('É', 128));
        var room = new MeetingRoom();
        name.ApplyTo(room);

        Assert.StartsWith("h--", name.ResourceName, StringComparison.Ordinal);
        Assert.True(RoomName.TryOf(room, out var back));
        Assert.Equal(name, back);
        Assert.False(RoomName.TryOf(Resource(name.ResourceName), out _));
    }

    [Fact]
    public void An_annotation_cannot_give_a_resource_another_rooms_name()
    {
        var room = Resource("mine");
        room.Metadata.Annotations = new Dictionary<string, string> { [MeetingRoomKeys.RoomNameAnnotation] = "theirs" };

        Assert.False(RoomName.TryOf(room, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("false")]
    [InlineData("Undefined")]
    [InlineData("NULL")]
    [InlineData("favicon.ico")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    [InlineData("a\u009fb")]
    [InlineData("../etc")]
    [InlineData("..\\etc")]
    [InlineData("..%2fetc")]
    [InlineData("%2e%2e%2fetc")]
    [InlineData("..%5cetc")]
    [InlineData("%252e%252e%252fetc")]
    [InlineData("..")]
    [InlineData("<b>")]
    [InlineData("a<script src=x>")]
    [InlineData("</p>")]
    [InlineData("%3Cb%3E")]
    public void A_name_that_no_room_may_have_is_refused_with_words(string name)
    {
        Assert.False(RoomName.TryParse(name, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("Über 日本")]
    [InlineData("1 < 2 > 1")]
    [InlineData("a..b")]
    [InlineData("100%")]
    [InlineData("falsehood")]
    public void Any_other_name_is_taken(string name) => Assert.Equal(name, Parse(name).Value);

    [Fact]
    public void A_name_may_have_128_characters_and_no_more()
    {
        Assert.True(RoomName.TryParse(string.Concat(Enumerable.Repeat("😀", 128)), out _, out _));
        Assert.False(RoomName.TryParse(new string('a', 129), out _, out _));
    }

    [Fact]
    public void A_lone_surrogate_is_refused() => Assert.False(RoomName.TryParse("a\ud800", out _, out _));

    private static RoomName Parse(string text) =>
        RoomName.TryParse(text, out var name, out var problem) ? name : throw new ArgumentException(problem);

    private static MeetingRoom Resource(string name)
    {
        var room = new MeetingRoom();
        room.Metadata.Name = name;
        return room;
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex ResourceNamePattern();
}
