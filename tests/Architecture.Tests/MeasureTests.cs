using System.Text.RegularExpressions;

namespace SfuPlatform.Architecture.Tests;

/// <summary>Sizes and names, as the house sets them.</summary>
public partial class MeasureTests
{
    private static readonly string[] Programs = ["crds", "operator", "gateway", "media-node", "standalone"];
    private static readonly string[] BannedWords = ["Utils", "Util", "Helpers", "Helper", "Common", "Manager", "Shared", "Base"];

    [Fact]
    public void No_product_file_is_longer_than_400_lines() => Assert.Empty(LongerThan(400, ProductFiles()));

    [Fact]
    public void No_test_file_is_longer_than_600_lines() => Assert.Empty(LongerThan(600, Repository.Files("tests", ".cs", ".py", ".sh")));

    [Fact]
    public void Half_of_the_product_files_have_at_most_80_lines_and_nine_tenths_at_most_220()
    {
        var lines = ProductFiles().Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(Lines).Order().ToArray();

        Assert.InRange(lines[lines.Length / 2], 1, 80);
        Assert.InRange(lines[lines.Length * 9 / 10], 1, 220);
    }

    [Fact]
    public void No_file_or_folder_has_a_name_that_says_nothing() => Assert.Empty(
        from path in ProductFiles().Concat(Repository.Files("tests", ".cs"))
        from part in path.Split('/')
        from word in WordPattern().Matches(Path.GetFileNameWithoutExtension(part)).Select(match => match.Value)
        where BannedWords.Contains(word)
        select path);

    [Fact]
    public void No_file_holds_code_that_is_commented_out() => Assert.Empty(
        from path in ProductFiles().Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
        from line in Repository.Read(path).Split('\n')
        where CommentedCodePattern().IsMatch(line)
        select $"{path}: {line.Trim()}");

    [Fact]
    public void Namespaces_follow_folders() => Assert.Empty(
        from path in Programs.SelectMany(program => Repository.Files(program, ".cs"))
        let declared = NamespacePattern().Match(Repository.Read(path))
        where declared.Success && !declared.Groups[1].Value.Equals(ExpectedNamespace(path), StringComparison.Ordinal)
        select $"{path}: {declared.Groups[1].Value}");

    [Fact]
    public void The_root_holds_only_what_belongs_there()
    {
        string[] expected =
        [
            ".ci", ".config", ".editorconfig", ".gitattributes", ".gitignore", "ARCHITECTURE.md", "BannedSymbols.txt", "CONTRIBUTING.md",
            "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "LICENSE", "README.md", "SfuPlatform.sln",
            "charts", "crds", "gateway", "global.json", "media-node", "operator", "standalone", "tests",
            ".git", "artifacts", "TestResults",
        ];

        Assert.Empty(Directory.EnumerateFileSystemEntries(Repository.Root).Select(Path.GetFileName).Except(expected));
    }

    private static IEnumerable<string> ProductFiles() =>
        Programs.SelectMany(program => Repository.Files(program, ".cs", ".ts", ".tsx", ".css", ".proto"));

    private static IEnumerable<string> LongerThan(int limit, IEnumerable<string> paths) =>
        paths.Select(path => (path, lines: Lines(path))).Where(file => file.lines > limit).Select(file => $"{file.path}: {file.lines}");

    private static int Lines(string path) => Repository.Read(path).AsSpan().Count('\n');

    private static string ExpectedNamespace(string path)
    {
        var parts = path.Split('/')[..^1];
        var program = parts[0] switch { "media-node" => "MediaNode", var name => char.ToUpperInvariant(name[0]) + name[1..] };
        return string.Join('.', parts[1..].Prepend(program).Prepend("SfuPlatform"));
    }

    [GeneratedRegex("[A-Z][a-z]+")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"^\s*//[^/].*;\s*$")]
    private static partial Regex CommentedCodePattern();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespacePattern();
}
