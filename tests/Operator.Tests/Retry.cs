using SfuPlatform.Crds.Store;

namespace SfuPlatform.Operator.Tests;

/// <summary>What every writer does: on a conflict, read and decide again.</summary>
internal static class Retry
{
    public static async Task<T> OnConflictAsync<T>(Func<Task<T>> write)
    {
        while (true)
        {
            try
            {
                return await write();
            }
            catch (ConflictException)
            {
                await Task.Yield();
            }
        }
    }
}
