using System.Security.Cryptography;
using System.Text;
using k8s.Models;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Gateway.Directory;

/// <summary>Keeps the passwords of rooms in Secrets, which go with their room.</summary>
internal sealed class RoomPasswords(IResourceStore<V1Secret> secrets, ResourceScope scope)
{
    /// <summary>The reference that a room of that resource name gets.</summary>
    public static SecretKeyReference ReferenceOf(string resourceName) => new() { Name = resourceName + "-password" };

    /// <summary>Compares in constant time; a password that was not found matches nothing.</summary>
    public async Task<bool> MatchesAsync(RoomView room, string given, CancellationToken cancellationToken)
    {
        var reference = room.Spec.PasswordSecretRef;
        if (reference is null)
        {
            return true;
        }

        var secret = await secrets.GetAsync(scope.Namespace, reference.Name, cancellationToken);
        return secret?.Data?.TryGetValue(reference.Key, out var password) == true
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(password), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
    }

    /// <summary>Stores the password of a room that refers to it already.</summary>
    public async Task StoreAsync(MeetingRoom room, string password, CancellationToken cancellationToken)
    {
        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta
            {
                Name = ReferenceOf(room.Metadata.Name).Name,
                NamespaceProperty = scope.Namespace,
                OwnerReferences = [OwnedBy(room)],
            },
            Data = new Dictionary<string, byte[]> { [ReferenceOf(room.Metadata.Name).Key] = Encoding.UTF8.GetBytes(password) },
            Type = "Opaque",
        };
        try
        {
            await secrets.CreateAsync(secret, cancellationToken);
        }
        catch (AlreadyExistsException)
        {
            // A former room of the same name, or a former password of this one.
            var stored = await secrets.GetAsync(scope.Namespace, secret.Metadata.Name, cancellationToken);
            secret.Metadata.ResourceVersion = stored?.Metadata.ResourceVersion
                ?? throw new ConflictException("the password's Secret was deleted meanwhile");
            await secrets.UpdateAsync(secret, cancellationToken);
        }
    }

    /// <summary>Forgets the password of a room; on a cluster the garbage collector would do it too, later.</summary>
    public Task ForgetAsync(MeetingRoom room, CancellationToken cancellationToken) =>
        secrets.DeleteAsync(scope.Namespace, ReferenceOf(room.Metadata.Name).Name, null, cancellationToken);

    private static V1OwnerReference OwnedBy(MeetingRoom room) => new()
    {
        ApiVersion = room.ApiVersion,
        Kind = room.Kind,
        Name = room.Metadata.Name,
        Uid = room.Metadata.Uid,
    };
}
