"""A WebRTC peer that shares no code with ours (aiortc): publishes by WHIP or watches by WHEP.

    peer.py publish URL TOKEN SECONDS [VIDEO_CODEC]   sends a moving picture and a tone
    peer.py watch   URL TOKEN SECONDS [VIDEO_CODEC]   decodes what comes, prints what it saw as JSON

Exit status 0 where all went as it should; what was seen is the last line of standard output.
"""

import asyncio
import fractions
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import av
import numpy
from aiortc import MediaStreamTrack, RTCPeerConnection, RTCSessionDescription
from aiortc.codecs.h264 import H264Encoder
from aiortc.mediastreams import MediaStreamError
from aiortc.rtcrtpsender import RTCRtpSender

WIDTH, HEIGHT, FRAME_RATE = 320, 240, 15
SAMPLE_RATE, SAMPLES = 48000, 960


class MovingPicture(MediaStreamTrack):
    """A bright bar that wanders over a grey ground, so that every frame differs from the last."""

    kind = "video"

    def __init__(self):
        super().__init__()
        self._start = None
        self._number = 0

    async def recv(self):
        self._start = self._start or time.monotonic()
        await asyncio.sleep(max(0.0, self._start + self._number / FRAME_RATE - time.monotonic()))
        picture = numpy.full((HEIGHT, WIDTH, 3), 90, numpy.uint8)
        left = (self._number * 7) % (WIDTH - 40)
        picture[:, left : left + 40] = (20, 230, 60)
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuv420p")
        frame.pts = self._number * 90000 // FRAME_RATE
        frame.time_base = fractions.Fraction(1, 90000)
        self._number += 1
        return frame


class Tone(MediaStreamTrack):
    """440 Hz."""

    kind = "audio"

    def __init__(self):
        super().__init__()
        self._start = None
        self._number = 0

    async def recv(self):
        self._start = self._start or time.monotonic()
        due = self._start + self._number * SAMPLES / SAMPLE_RATE
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        at = (numpy.arange(SAMPLES) + self._number * SAMPLES) / SAMPLE_RATE
        samples = (numpy.sin(2 * numpy.pi * 440 * at) * 12000).astype(numpy.int16)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = self._number * SAMPLES
        frame.time_base = fractions.Fraction(1, SAMPLE_RATE)
        self._number += 1
        return frame


def request(method, url, token, body=None):
    call = urllib.request.Request(url, data=body, method=method)
    call.add_header("Authorization", "Bearer " + token)
    if body is not None:
        call.add_header("Content-Type", "application/sdp")
    with urllib.request.urlopen(call, timeout=10) as answer:
        return answer.status, dict(answer.headers), answer.read().decode()


async def negotiate(connection, url, token):
    """POSTs the offer; returns the URL of the session to DELETE."""
    await connection.setLocalDescription(await connection.createOffer())
    offer = connection.localDescription.sdp.encode()
    loop = asyncio.get_running_loop()
    status, headers, answer = await loop.run_in_executor(None, request, "POST", url, token, offer)
    assert status == 201, status
    assert headers.get("Content-Type", "").startswith("application/sdp"), headers
    await connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))
    return urllib.parse.urljoin(url, headers["Location"])


def prefer(transceiver, codec):
    """Offers this video codec alone (with its retransmissions)."""
    offered = RTCRtpSender.getCapabilities("video").codecs
    wanted = ("video/" + codec.lower(), "video/rtx")
    transceiver.setCodecPreferences([c for c in offered if c.mimeType.lower() in wanted])


def answer_key_frame_requests():
    """aiortc's H.264 encoder ignores requests for a key frame; a new encoder starts with one."""
    encode = H264Encoder._encode_frame

    def encode_frame(self, frame, force_keyframe):
        if force_keyframe:
            self.codec = None
        return encode(self, frame, force_keyframe)

    H264Encoder._encode_frame = encode_frame


async def until_connected(connection):
    limit = time.monotonic() + 20
    while connection.connectionState != "connected":
        if connection.connectionState in ("failed", "closed") or time.monotonic() > limit:
            raise RuntimeError("not connected: " + connection.connectionState)
        await asyncio.sleep(0.05)


async def publish(url, token, seconds, codec):
    answer_key_frame_requests()
    connection = RTCPeerConnection()
    connection.addTrack(Tone())
    connection.addTrack(MovingPicture())
    prefer(connection.getTransceivers()[1], codec)
    session = await negotiate(connection, url, token)
    await until_connected(connection)
    print("publishing", flush=True)
    await asyncio.sleep(seconds)
    status, _, _ = await asyncio.get_running_loop().run_in_executor(None, request, "DELETE", session, token)
    await connection.close()
    return {"deleted": status}


async def watch(url, token, seconds, codec):
    connection = RTCPeerConnection()
    connection.addTransceiver("audio", direction="recvonly")
    prefer(connection.addTransceiver("video", direction="recvonly"), codec)
    seen = {"video": 0, "audio": 0, "width": 0, "height": 0, "green": 0, "loud": 0}
    tasks = []

    async def take(track):
        try:
            while True:
                frame = await track.recv()
                seen[track.kind] += 1
                if track.kind == "audio":
                    seen["loud"] += int(abs(frame.to_ndarray()).max() > 3000)
                else:
                    picture = frame.to_ndarray(format="rgb24").astype(int)
                    seen["width"], seen["height"] = frame.width, frame.height
                    bar = (picture[:, :, 1] > 180) & (picture[:, :, 0] < 100)
                    seen["green"] += int(bar.mean() > 0.05)
        except MediaStreamError:
            pass

    connection.on("track", lambda track: tasks.append(asyncio.ensure_future(take(track))))
    session = await negotiate(connection, url, token)
    await until_connected(connection)
    await asyncio.sleep(seconds)
    status, _, _ = await asyncio.get_running_loop().run_in_executor(None, request, "DELETE", session, token)
    await connection.close()
    for task in tasks:
        task.cancel()
    return {**seen, "deleted": status}


async def main():
    role, url, token, seconds = sys.argv[1:5]
    codec = sys.argv[5] if len(sys.argv) > 5 else "VP8"
    run = {"publish": publish, "watch": watch}[role]
    print(json.dumps(await run(url, token, float(seconds), codec)), flush=True)


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except urllib.error.HTTPError as error:
        print(json.dumps({"status": error.code, "body": error.read().decode()}), flush=True)
        sys.exit(1)
