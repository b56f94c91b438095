using System.IO.Compression;
using Google.Protobuf;
using Microsoft.AspNetCore.WebUtilities;
using SfuPlatform.MediaNode.Signaling.Protocol;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>The <c>join_request</c> of a <c>/rtc/v1</c> query: base64url of a WrappedJoinRequest, which may be compressed.</summary>
internal static class JoinQuery
{
    /// <summary>Reads it; false, with the reason, where it is not one or is too large.</summary>
    public static bool TryRead(HttpRequest request, out JoinRequest join, out string error)
    {
        join = new JoinRequest();
        var text = request.Query["join_request"].ToString();
        if (text.Length == 0)
        {
            // A client without a request of its own joins with the defaults.
            join.ConnectionSettings = new ConnectionSettings { AutoSubscribe = true };
            error = "";
            return true;
        }

        try
        {
            var wrapped = WrappedJoinRequest.Parser.ParseFrom(WebEncoders.Base64UrlDecode(text.TrimEnd('=')));
            var bytes = wrapped.Compression == WrappedJoinRequest.Types.Compression.Gzip
                ? Decompress(wrapped.JoinRequest)
                : wrapped.JoinRequest.ToByteArray();
            if (bytes is null)
            {
                error = "join_request is too large";
                return false;
            }

            join = JoinRequest.Parser.ParseFrom(bytes);
            error = "";
            return true;
        }
        catch (Exception exception) when (exception is FormatException or InvalidProtocolBufferException or InvalidDataException)
        {
            error = "join_request cannot be read";
            return false;
        }
    }

    private static byte[]? Decompress(ByteString compressed)
    {
        using var unzip = new GZipStream(new MemoryStream(compressed.ToByteArray()), CompressionMode.Decompress);
        var buffer = new byte[SignalingLimits.JoinRequestBytes + 1];
        var length = unzip.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length > SignalingLimits.JoinRequestBytes ? null : buffer[..length];
    }
}
