using System.Text.RegularExpressions;
using SfuPlatform.Crds.Naming;

namespace SfuPlatform.Crds.Tests.Naming;

public partial class NodeLabelValueTests
{
    [Fact]
    public void A_short_name_is_its_own_value()
    {
        Assert.Equal("node-a.example", NodeLabelValue.Of("node-a.example"));
        Assert.Equal("sfuplatform.io/node=node-a", NodeLabelValue.SelectorOf("node-a"));
    }

    [Theory]
    [InlineData('a')]
    [InlineData('-')]
    [InlineData('.')]
    public void Long_names_have_different_values_that_are_labels(char filler)
    {
        var one = NodeLabelValue.Of("n" + new string(filler, 100) + "1");
        var other = NodeLabelValue.Of("n" + new string(filler, 100) + "2");

        Assert.NotEqual(one, other);
        Assert.Equal(63, one.Length);
        Assert.Matches(LabelPattern(), one);
    }

    [GeneratedRegex(@"^[A-Za-z0-9]([-\w.]*[A-Za-z0-9])?$", RegexOptions.ECMAScript)]
    private static partial Regex LabelPattern();
}
