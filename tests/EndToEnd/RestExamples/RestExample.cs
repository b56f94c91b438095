using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SfuPlatform.EndToEnd.RestExamples;

/// <summary>One example of the published document, as it stands there.</summary>
/// <param name="Section">The heading that it stands under.</param>
/// <param name="Language">bash, javascript, php or python.</param>
/// <param name="Code">The program.</param>
internal sealed record RestExample(string Section, string Language, string Code)
{
    private const string PublishedOrigin = "https://sfu.mirotalk.com";

    /// <summary>All examples of the document.</summary>
    public static IReadOnlyList<RestExample> All { get; } = Read(File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "RestExamples", "rest-api.md")));

    /// <summary>The example of a section in a language.</summary>
    public static RestExample Of(string section, string language) =>
        All.Single(example => example.Section == section && example.Language == language);

    /// <summary>The program for a host of ours: nothing but the host is replaced.</summary>
    public string CodeFor(string origin) => Code.Replace(PublishedOrigin, origin, StringComparison.Ordinal);

    private static List<RestExample> Read(string document)
    {
        var examples = new List<RestExample>();
        var section = "";
        foreach (var block in Markdown.Parse(document))
        {
            if (block is HeadingBlock { Level: 2 } heading)
            {
                section = string.Concat(heading.Inline!.Descendants<LiteralInline>());
            }
            else if (block is FencedCodeBlock code)
            {
                examples.Add(new RestExample(section, code.Info == "py" ? "python" : code.Info!, code.Lines.ToString()));
            }
        }

        return examples;
    }
}
