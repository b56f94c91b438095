using System.Text.Json;
using Google.Protobuf.Reflection;
using SfuPlatform.MediaNode.Signaling.Protocol;

namespace SfuPlatform.MediaNode.Tests.Signaling.Protocol;

/// <summary>Our .proto files against the descriptors that LiveKit publishes for its JavaScript SDK.</summary>
public class WireCompatibilityTests
{
    private static readonly JsonElement Theirs = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Signaling", "Protocol", "livekit-protocol.json"))).RootElement;

    private static readonly FileDescriptor[] Ours = [LivekitModelsReflection.Descriptor, LivekitRtcReflection.Descriptor];

    [Fact]
    public void Every_field_that_we_declare_has_LiveKits_name_number_and_cardinality() => Assert.Empty(
        from message in Ours.SelectMany(file => file.MessageTypes).SelectMany(WithNested)
        where !message.GetOptions()?.MapEntry ?? true
        from field in message.Fields.InDeclarationOrder()
        where !Matches(message, field)
        select field.FullName);

    [Fact]
    public void Every_enum_value_that_we_declare_has_LiveKits_name_and_number() => Assert.Empty(
        from type in Ours.SelectMany(file => file.EnumTypes)
            .Concat(Ours.SelectMany(file => file.MessageTypes).SelectMany(WithNested).SelectMany(message => message.EnumTypes))
        from value in type.Values
        where !Theirs.GetProperty("enums").GetProperty(type.FullName).TryGetProperty(value.Name, out var number)
            || number.GetInt32() != value.Number
        select value.FullName);

    private static bool Matches(MessageDescriptor message, FieldDescriptor field) =>
        Theirs.GetProperty("messages").TryGetProperty(message.FullName, out var fields)
        && fields.TryGetProperty(field.Name, out var theirs)
        && theirs.GetProperty("number").GetInt32() == field.FieldNumber
        && theirs.GetProperty("repeated").GetBoolean() == (field.IsRepeated || field.IsMap);

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.SelectMany(WithNested).Prepend(message);
}
