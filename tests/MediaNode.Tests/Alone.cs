namespace SfuPlatform.MediaNode.Tests;

/// <summary>Tests that count what the whole process holds (threads, descriptors, memory) run while no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Alone";
}
