using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

/// <summary>One program and one browser for all tests of the join page, which run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<StandaloneHost>, ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}
