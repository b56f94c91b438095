using Mono.Cecil;

namespace SfuPlatform.Architecture.Tests;

/// <summary>The media side is straight-line code: bytes and the time go in, bytes and events come out.</summary>
public class MediaSideTests
{
    private const string Root = "SfuPlatform.MediaNode.";

    private static readonly string[] MediaFolders =
        ["Forwarding", "Congestion", "Ice", "Dtls", "Srtp", "Rtp", "Rtcp", "Sdp", "Transport", "Counters"];

    // The packet half lives beside the control half; this is the whole list of the control half's root types.
    private static readonly string[] ControlHalf = ["PeerConnection"];

    private static readonly TypeGraph Graph = TypeGraph.Of("SfuPlatform.MediaNode");

    [Fact]
    public void No_async_code() => Assert.Empty(
        from type in MediaTypes
        from method in TypeGraph.WithNested(type).SelectMany(nested => nested.Methods)
        where method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "AsyncStateMachineAttribute")
            || method.ReturnType.FullName.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal)
        select method.FullName);

    [Fact]
    public void No_logger_and_no_dependency_injection() => Assert.Empty(
        Uses(name => name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)));

    [Fact]
    public void No_lock() => Assert.Empty(
        from type in MediaTypes
        from use in TypeGraph.MemberUses(type)
        where use.StartsWith("System.Threading.Monitor::", StringComparison.Ordinal)
            || use.StartsWith("System.Threading.Lock::", StringComparison.Ordinal)
        where !IsWithin(type, "Dtls") // The coroutine behind DtlsEndpoint hands over between two threads.
        select $"{type.FullName}: {use}");

    [Fact]
    public void No_clock_but_the_one_that_the_transport_hands_down() => Assert.Empty(
        from type in MediaTypes.Where(type => !IsWithin(type, "Transport"))
        from used in Graph.UsesOf(type)
        where used.FullName is "System.TimeProvider" or "System.Diagnostics.Stopwatch"
        select $"{type.FullName}: {used.FullName}");

    [Fact]
    public void Only_the_transport_touches_sockets() => Assert.Empty(
        from type in Graph.Types.Where(type => !IsWithin(type, "Transport"))
        from used in Graph.UsesOf(type)
        where used.FullName is "System.Net.Sockets.Socket" or "System.Net.Sockets.UdpClient" or "System.Net.Sockets.TcpListener"
        select $"{type.FullName}: {used.FullName}");

    [Fact]
    public void Only_the_sockets_folder_calls_the_system_directly() => Assert.Empty(
        from type in Graph.Types.Where(type => !type.Namespace.StartsWith(Root + "Transport.Sockets", StringComparison.Ordinal))
        from method in TypeGraph.WithNested(type).SelectMany(nested => nested.Methods)
        where method.IsPInvokeImpl
            || Graph.UsesOf(type).Any(used => used.Namespace.StartsWith("Tmds.", StringComparison.Ordinal))
        select method.FullName);

    [Fact]
    public void Only_dtls_knows_bouncy_castle() => Assert.Empty(
        from type in Graph.Types.Where(type => !IsWithin(type, "Dtls"))
        from used in Graph.UsesOf(type)
        where used.Namespace.StartsWith("Org.BouncyCastle", StringComparison.Ordinal)
        select $"{type.FullName}: {used.FullName}");

    [Fact]
    public void Only_the_node_knows_kubernetes() => Assert.Empty(
        from type in Graph.Types.Where(type => !IsWithin(type, "Node") && type.Namespace != Root.TrimEnd('.'))
        from used in Graph.UsesOf(type)
        where used.Namespace == "k8s" || used.Namespace.StartsWith("k8s.", StringComparison.Ordinal)
        select $"{type.FullName}: {used.FullName}");

    [Fact]
    public void Only_signaling_and_the_node_know_http() => Assert.Empty(
        from type in Graph.Types.Where(type => !IsWithin(type, "Node") && !IsWithin(type, "Signaling") && type.Namespace != Root.TrimEnd('.'))
        from used in Graph.UsesOf(type)
        where used.Namespace.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        select $"{type.FullName}: {used.FullName}");

    [Fact]
    public void No_type_of_any_program_has_more_than_25_public_members() => Assert.Empty(
        from assembly in new[] { "SfuPlatform.Crds", "SfuPlatform.Operator", "SfuPlatform.Gateway", "SfuPlatform.MediaNode" }
        from type in TypeGraph.Of(assembly).Types
        where !type.Namespace.EndsWith(".Signaling.Protocol", StringComparison.Ordinal) && !type.IsEnum
        let members = type.Methods.Count(method => method.IsPublic && !method.IsSpecialName && !IsCompilerMade(method))
            + type.Properties.Count(property => property.GetMethod?.IsPublic == true)
            + type.Fields.Count(field => field.IsPublic && !field.IsLiteral)
        where members > 25
        select $"{type.FullName}: {members}");

    private static IEnumerable<TypeDefinition> MediaTypes => Graph.Types.Where(type =>
        MediaFolders.Any(folder => IsWithin(type, folder))
        || (type.Namespace == Root + "PeerConnections" && !ControlHalf.Any(name => type.Name.StartsWith(name, StringComparison.Ordinal))));

    private static IEnumerable<string> Uses(Func<string, bool> forbidden) =>
        from type in MediaTypes
        from used in Graph.UsesOf(type)
        where forbidden(used.FullName)
        select $"{type.FullName}: {used.FullName}";

    private static bool IsCompilerMade(MethodDefinition method) =>
        method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "CompilerGeneratedAttribute")
        || method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$";

    private static bool IsWithin(TypeDefinition type, string folder) =>
        type.Namespace == Root + folder || type.Namespace.StartsWith(Root + folder + ".", StringComparison.Ordinal);
}
