using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SfuPlatform.Crds.Schema;

/// <summary>The summaries of types and properties, from the documentation that the compiler writes beside the assembly.</summary>
internal sealed partial class XmlDescriptions
{
    private readonly Dictionary<string, string> _summaries;

    private XmlDescriptions(Dictionary<string, string> summaries) => _summaries = summaries;

    /// <summary>Reads the documentation of this assembly.</summary>
    public static XmlDescriptions Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{typeof(XmlDescriptions).Assembly.GetName().Name}.xml");
        return new XmlDescriptions(XDocument.Load(path).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => (string)member.Attribute("name")!, member => Text(member.Element("summary")!)));
    }

    /// <summary>The summary of a type or property; null: none.</summary>
    public string? Of(MemberInfo member) => _summaries.GetValueOrDefault(
        member is Type type ? $"T:{type.FullName}" : $"P:{member.DeclaringType!.FullName}.{member.Name}");

    private static string Text(XElement summary) => WhitespacePattern().Replace(
        string.Concat(summary.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => ((string?)see.Attribute("cref"))?.Split('.')[^1] ?? "",
            XElement element => element.Value,
            _ => "",
        })),
        " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhitespacePattern();
}
