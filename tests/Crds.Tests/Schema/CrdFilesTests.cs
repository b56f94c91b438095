using SfuPlatform.Crds.Schema;

namespace SfuPlatform.Crds.Tests.Schema;

public class CrdFilesTests
{
    public static TheoryData<string> Files => [.. CrdWriter.ResourceTypes.Select(CrdWriter.FileName)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_file_checked_in_is_what_the_types_say(string file)
    {
        var type = CrdWriter.ResourceTypes.Single(type => CrdWriter.FileName(type) == file);
        var path = Path.Combine(RepositoryRoot(), "crds", file);
        var written = CrdWriter.Write(type);
        if (Environment.GetEnvironmentVariable("SFU_UPDATE_GENERATED") == "1")
        {
            await File.WriteAllTextAsync(path, written);
        }

        Assert.Equal(await File.ReadAllTextAsync(path), written);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SfuPlatform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("not inside the repository");
        }

        return folder.FullName;
    }
}
