namespace SfuPlatform.MediaNode.Tests.PeerConnections.Negotiation;

/// <summary>Small offers made by hand, in the manner of programs that are not at hand here.</summary>
internal static class Offers
{
    public const string Fingerprint =
        "sha-256 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF";

    public const string Transport = $"""
        a=ice-ufrag:abcd
        a=ice-pwd:0123456789abcdefghijkl
        a=fingerprint:{Fingerprint}
        a=setup:actpass
        a=rtcp-mux
        """;

    public const string Head = """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        t=0 0
        """;

    /// <summary>One video section, all that is given behind its transport.</summary>
    public static string Video(string formats, string attributes) =>
        $"{Head}\nm=video 9 UDP/TLS/RTP/SAVPF {formats}\n{Transport}\na=mid:v\n{attributes}";

    /// <summary>One audio section, all that is given behind its transport.</summary>
    public static string Audio(string formats, string attributes) =>
        $"{Head}\nm=audio 9 UDP/TLS/RTP/SAVPF {formats}\n{Transport}\na=mid:a\n{attributes}";

    /// <summary>In the manner of OBS Studio: everything of the transport in the session, no header extensions.</summary>
    public const string Obs = $"""
        v=0
        o=rtc 3767197920 0 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0 1
        a=group:LS 0 1
        a=msid-semantic:WMS *
        a=setup:actpass
        a=ice-ufrag:jUuH
        a=ice-pwd:w4dCLAGyuPbfJZmbEsHKQU
        a=ice-options:ice2,trickle
        a=fingerprint:{Fingerprint}
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        c=IN IP4 0.0.0.0
        a=mid:0
        a=sendonly
        a=ssrc:1001 cname:x
        a=ssrc:1001 msid:s audio
        a=msid:s audio
        a=rtcp-mux
        a=rtpmap:111 opus/48000/2
        a=fmtp:111 minptime=10;useinbandfec=1;stereo=1;sprop-stereo=1
        m=video 9 UDP/TLS/RTP/SAVPF 96 97
        c=IN IP4 0.0.0.0
        a=mid:1
        a=sendonly
        a=ssrc-group:FID 1002 1003
        a=ssrc:1002 cname:x
        a=ssrc:1003 cname:x
        a=msid:s video
        a=rtcp-mux
        a=rtpmap:96 H264/90000
        a=rtcp-fb:96 nack
        a=rtcp-fb:96 nack pli
        a=rtcp-fb:96 goog-remb
        a=fmtp:96 profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1
        a=rtpmap:97 rtx/90000
        a=fmtp:97 apt=96
        """;

    /// <summary>In the manner of GStreamer's webrtcbin with bundle-policy max-bundle.</summary>
    public const string GStreamer = $"""
        v=0
        o=- 6209342157489031234 0 IN IP4 0.0.0.0
        s=-
        t=0 0
        a=ice-options:trickle
        a=group:BUNDLE video0 audio1
        m=video 9 UDP/TLS/RTP/SAVPF 96 97
        c=IN IP4 0.0.0.0
        a=setup:actpass
        a=ice-ufrag:AIzD1PXHvnBVyh6F0bqyg7uzHI6Yt9Qk
        a=ice-pwd:JmvqhOq8kZxKQMyHZQpdYQc2xmJBs4nX
        a=rtcp-mux
        a=rtcp-rsize
        a=sendonly
        a=rtpmap:96 VP8/90000
        a=rtcp-fb:96 nack pli
        a=rtcp-fb:96 ccm fir
        a=rtcp-fb:96 nack
        a=rtpmap:97 rtx/90000
        a=fmtp:97 apt=96
        a=ssrc:1 msid:user1 webrtctransceiver0
        a=ssrc:1 cname:user1
        a=mid:video0
        a=fingerprint:{Fingerprint}
        m=audio 0 UDP/TLS/RTP/SAVPF 111
        c=IN IP4 0.0.0.0
        a=setup:actpass
        a=ice-ufrag:AIzD1PXHvnBVyh6F0bqyg7uzHI6Yt9Qk
        a=ice-pwd:JmvqhOq8kZxKQMyHZQpdYQc2xmJBs4nX
        a=bundle-only
        a=rtcp-mux
        a=rtcp-rsize
        a=sendonly
        a=rtpmap:111 OPUS/48000/2
        a=mid:audio1
        a=fingerprint:{Fingerprint}
        """;

    /// <summary>In the manner of Firefox: session fingerprint, extmap with directions, simulcast with SSRCs.</summary>
    public const string Firefox = $$"""
        v=0
        o=mozilla...THIS_IS_SDPARTA-99.0 2387464520982749102 0 IN IP4 0.0.0.0
        s=-
        t=0 0
        a=fingerprint:{{Fingerprint}}
        a=group:BUNDLE 0 1
        a=ice-options:trickle
        a=msid-semantic:WMS *
        m=audio 9 UDP/TLS/RTP/SAVPF 109 9 0 8 101
        c=IN IP4 0.0.0.0
        a=sendonly
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=extmap:2/recvonly urn:ietf:params:rtp-hdrext:csrc-audio-level
        a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
        a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1
        a=fmtp:101 0-15
        a=ice-pwd:e8b6e8e23c4a5c9b3a0e5f4b1d2c3e4f
        a=ice-ufrag:7d3f2c1a
        a=mid:0
        a=msid:{6c1c2d2e} {a7e2}
        a=rtcp-mux
        a=rtpmap:109 opus/48000/2
        a=rtpmap:9 G722/8000/1
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:101 telephone-event/8000/1
        a=setup:actpass
        a=ssrc:3001 cname:{c}
        m=video 9 UDP/TLS/RTP/SAVPF 120 124 126 127 97 98
        c=IN IP4 0.0.0.0
        a=sendonly
        a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
        a=extmap:4 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
        a=extmap:5 urn:ietf:params:rtp-hdrext:toffset
        a=extmap:6/recvonly http://www.webrtc.org/experiments/rtp-hdrext/playout-delay
        a=extmap:7 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=extmap:8/sendonly urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
        a=extmap:9/sendonly urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id
        a=fmtp:120 max-fs=12288;max-fr=60
        a=fmtp:124 apt=120
        a=fmtp:126 profile-level-id=42e01f;level-asymmetry-allowed=1;packetization-mode=1
        a=fmtp:127 apt=126
        a=fmtp:97 profile-level-id=42e01f;level-asymmetry-allowed=1
        a=fmtp:98 apt=97
        a=ice-pwd:e8b6e8e23c4a5c9b3a0e5f4b1d2c3e4f
        a=ice-ufrag:7d3f2c1a
        a=mid:1
        a=msid:{6c1c2d2e} {b8f3}
        a=rid:q send
        a=rid:h send
        a=rid:f send
        a=rtcp-fb:120 nack
        a=rtcp-fb:120 nack pli
        a=rtcp-fb:120 ccm fir
        a=rtcp-fb:120 goog-remb
        a=rtcp-fb:120 transport-cc
        a=rtcp-fb:126 nack
        a=rtcp-fb:126 nack pli
        a=rtcp-fb:126 ccm fir
        a=rtcp-fb:126 transport-cc
        a=rtcp-mux
        a=rtcp-rsize
        a=rtpmap:120 VP8/90000
        a=rtpmap:124 rtx/90000
        a=rtpmap:126 H264/90000
        a=rtpmap:127 rtx/90000
        a=rtpmap:97 H264/90000
        a=rtpmap:98 rtx/90000
        a=setup:actpass
        a=simulcast:send q;h;f
        a=ssrc:4001 cname:{c}
        a=ssrc:4002 cname:{c}
        a=ssrc:4003 cname:{c}
        a=ssrc:4011 cname:{c}
        a=ssrc:4012 cname:{c}
        a=ssrc:4013 cname:{c}
        a=ssrc-group:FID 4001 4011
        a=ssrc-group:FID 4002 4012
        a=ssrc-group:FID 4003 4013
        """;
}
