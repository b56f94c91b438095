namespace SfuPlatform.Architecture.Tests;

public class DirectionTests
{
    [Fact]
    public void Folders_of_the_media_node_use_only_what_the_matrix_allows() =>
        Assert.Empty(Directions.Violations("SfuPlatform.MediaNode", Directions.MediaNode, Edges("SfuPlatform.MediaNode")));

    [Fact]
    public void Folders_of_the_operator_use_only_what_the_matrix_allows() =>
        Assert.Empty(Directions.Violations("SfuPlatform.Operator", Directions.Operator, Edges("SfuPlatform.Operator")));

    [Fact]
    public void Folders_of_the_gateway_use_only_what_the_matrix_allows() =>
        Assert.Empty(Directions.Violations("SfuPlatform.Gateway", Directions.Gateway, Edges("SfuPlatform.Gateway")));

    [Fact]
    public void A_planted_forbidden_edge_is_found()
    {
        var planted = new Dictionary<(string, string), string>
        {
            [("SfuPlatform.MediaNode.Rtp", "SfuPlatform.MediaNode.Rooms")] = "Planted",
        };

        Assert.Single(Directions.Violations("SfuPlatform.MediaNode", Directions.MediaNode, planted));
    }

    [Fact]
    public void A_folder_that_the_matrix_does_not_know_is_found()
    {
        var planted = new Dictionary<(string, string), string>
        {
            [("SfuPlatform.MediaNode.Drawer", "SfuPlatform.MediaNode.Rtp")] = "Planted",
        };

        Assert.Single(Directions.Violations("SfuPlatform.MediaNode", Directions.MediaNode, planted));
    }

    [Theory]
    [InlineData("SfuPlatform.Crds")]
    [InlineData("SfuPlatform.Operator")]
    [InlineData("SfuPlatform.Gateway")]
    [InlineData("SfuPlatform.MediaNode")]
    public void No_namespace_reaches_itself_through_others(string assembly) =>
        Assert.Empty(Cycles.Find(Edges(assembly).Keys));

    [Fact]
    public void A_planted_cycle_is_found() =>
        Assert.Single(Cycles.Find([("A", "B"), ("B", "C"), ("C", "A"), ("C", "D")]));

    [Theory]
    [InlineData("SfuPlatform.Crds")]
    [InlineData("SfuPlatform.Operator", "SfuPlatform.Crds")]
    [InlineData("SfuPlatform.Gateway", "SfuPlatform.Crds")]
    [InlineData("SfuPlatform.MediaNode", "SfuPlatform.Crds")]
    [InlineData("SfuPlatform.Standalone", "SfuPlatform.Crds", "SfuPlatform.Operator", "SfuPlatform.Gateway", "SfuPlatform.MediaNode")]
    public void Programs_reference_the_contract_and_never_each_other(string assembly, params string[] allowed)
    {
        var references = TypeGraph.ReferencesOf(assembly)
            .Where(name => name.StartsWith("SfuPlatform", StringComparison.Ordinal));

        Assert.Empty(references.Except(allowed));
    }

    private static IReadOnlyDictionary<(string From, string To), string> Edges(string assembly) =>
        TypeGraph.Of(assembly).NamespaceEdges();
}
