using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SfuPlatform.MediaNode.Srtp;

/// <summary>
/// Session keys from the master key (RFC 3711 section 4.3, AES in counter mode; RFC 6188 and RFC 7714 section 11 with
/// their key and salt lengths). The key derivation rate is zero: one set of keys for the life of the master key.
/// </summary>
internal static class KeyDerivation
{
    private const int BlockLength = 16;
    private const int LabelOffset = 7;

    /// <summary>Fills the key with what belongs to the label.</summary>
    [SuppressMessage("Security", "CA5358", Justification = "Single blocks of counter mode, as RFC 3711 says.")]
    public static void Derive(SrtpMasterKey master, SrtpLabel label, Span<byte> key)
    {
        // The salt stands at the start of the block; GCM's shorter one counts as if zeros followed it.
        Span<byte> counter = stackalloc byte[BlockLength];
        counter.Clear();
        master.Salt.CopyTo(counter);
        counter[LabelOffset] ^= (byte)label;

        using var aes = Aes.Create();
        aes.SetKey(master.Key);
        Span<byte> block = stackalloc byte[BlockLength];
        for (var offset = 0; offset < key.Length; offset += BlockLength)
        {
            counter[BlockLength - 1] = (byte)(offset / BlockLength);
            aes.EncryptEcb(counter, block, PaddingMode.None);
            block[..Math.Min(BlockLength, key.Length - offset)].CopyTo(key[offset..]);
        }

        CryptographicOperations.ZeroMemory(block);
    }
}
