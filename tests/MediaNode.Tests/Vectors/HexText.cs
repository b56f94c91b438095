namespace SfuPlatform.MediaNode.Tests.Vectors;

/// <summary>Vectors as the RFCs print them: hexadecimal digits in groups and lines.</summary>
internal static class HexText
{
    public static byte[] Bytes(string text) => Convert.FromHexString(string.Concat(text.Where(char.IsAsciiHexDigit)));
}
