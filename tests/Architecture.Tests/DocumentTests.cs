using System.Text.RegularExpressions;

namespace SfuPlatform.Architecture.Tests;

/// <summary>What README.md, ARCHITECTURE.md and CONTRIBUTING.md name must exist.</summary>
public partial class DocumentTests
{
    private static readonly string[] Programs = ["SfuPlatform.Crds", "SfuPlatform.Operator", "SfuPlatform.Gateway", "SfuPlatform.MediaNode"];

    [Theory]
    [InlineData("README.md")]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Every_path_that_a_document_names_exists(string document)
    {
        var known = Repository.Files("").Concat(Repository.Files("").SelectMany(Parents)).ToHashSet();

        Assert.Empty(
            from code in CodeSpans(document)
            where PathPattern().IsMatch(code)
            let path = code.TrimEnd('/')
            where !known.Contains(path) && !known.Any(other => other.EndsWith("/" + path, StringComparison.Ordinal))
            select code);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Every_type_and_property_that_a_document_names_exists(string document)
    {
        var types = Programs.SelectMany(assembly => TypeGraph.Of(assembly).Types)
            .SelectMany(TypeGraph.WithNested)
            .SelectMany(type => type.Properties.Select(property => property.Name).Concat(Names(type.Name))).ToHashSet();
        var testTypes = Repository.Files("tests", ".cs").Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.Empty(
            from code in CodeSpans(document)
            where TypePattern().IsMatch(code)
            where !types.Contains(code) && !testTypes.Contains(code)
            select code);
    }

    private static IEnumerable<string> Names(string metadataName) => [metadataName, metadataName.Split('`')[0]];

    private static IEnumerable<string> Parents(string path)
    {
        for (var cut = path.LastIndexOf('/'); cut > 0; cut = path.LastIndexOf('/', cut - 1))
        {
            yield return path[..cut];
        }
    }

    private static IEnumerable<string> CodeSpans(string document) =>
        CodePattern().Matches(FencePattern().Replace(Repository.Read(document), "")).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex CodePattern();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencePattern();

    // A path of ours: has a slash or a known ending, starts with a letter or a dot, and is not a URL path or a glob.
    [GeneratedRegex(@"^[A-Za-z.][\w.-]*(/[\w.-]+)*(/|\.(cs|md|yaml|json|sln|props|proto|py|sh|ts|tsx))$")]
    private static partial Regex PathPattern();

    // A type of ours: two capitalised words or more.
    [GeneratedRegex(@"^I?([A-Z][a-z0-9]+){2,}$")]
    private static partial Regex TypePattern();
}
