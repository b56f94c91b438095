// What the tests ask of a meeting page: the SDK's room and the browser's own statistics, nothing of the page's code.
window.probe = {
  marks: {},
  remote(name) {
    return [...(window.sfuRoom?.remoteParticipants.values() ?? [])].find((participant) => participant.name === name);
  },
  identity(name) {
    const own = window.sfuRoom?.localParticipant;
    return own?.name === name ? own.identity : this.remote(name)?.identity;
  },
  async inbound(name, source) {
    const report = await this.remote(name)?.getTrackPublication(source)?.track?.receiver?.getStats();
    const stats = [...(report?.values() ?? [])];
    const stream = stats.find((one) => one.type === 'inbound-rtp');
    return stream && { ...stream, mimeType: stats.find((one) => one.id === stream.codecId)?.mimeType };
  },
  // True once a counter has grown by `amount` since the first call with the same mark.
  async grown(mark, name, source, counter, amount) {
    const now = (await this.inbound(name, source))?.[counter];
    if (now === undefined) return false;
    this.marks[mark] ??= now;
    return now - this.marks[mark] >= amount;
  },
  async outbound(source) {
    const track = window.sfuRoom.localParticipant.getTrackPublication(source)?.track;
    const report = await track?.sender?.getStats();
    return [...(report?.values() ?? [])]
      .filter((one) => one.type === 'outbound-rtp')
      .map(({ rid, framesSent, frameWidth }) => ({ rid: rid ?? '', framesSent, frameWidth }));
  },
  // Publishes a picture that cannot be mistaken for what a decoder shows without data: four colours, a bar that moves.
  async publishPattern(videoCodec) {
    const canvas = document.createElement('canvas');
    canvas.width = 1280;
    canvas.height = 720;
    const context = canvas.getContext('2d');
    let frame = 0;
    setInterval(() => {
      this.quarters.forEach(([left, top, [red, green, blue]]) => {
        context.fillStyle = `rgb(${red} ${green} ${blue})`;
        context.fillRect(left * 640, top * 360, 640, 360);
      });
      context.fillStyle = 'black';
      context.fillRect((frame++ * 20) % 1280, 340, 40, 40);
    }, 66);
    const track = canvas.captureStream(15).getVideoTracks()[0];
    await window.sfuRoom.localParticipant.publishTrack(track, { source: 'camera', videoCodec, backupCodec: false });
  },
  quarters: [
    [0, 0, [220, 40, 40]],
    [1, 0, [40, 60, 220]],
    [0, 1, [230, 220, 40]],
    [1, 1, [240, 240, 240]],
  ],
  // Whether somebody's picture has the four colours of the pattern in their places.
  intact(name) {
    const at = this.points(name, 8);
    return at !== undefined && this.quarters.every(([left, top, colour]) => {
      const seen = at(left * 4 + 2, top * 4 + 2);
      return colour.every((part, index) => Math.abs(part - seen[index]) < 70);
    });
  },
  // Whether somebody's picture is that of the browser's test camera: a light shape on green.
  testCamera(name) {
    const at = this.points(name, 32);
    const all = at && [...Array(32 * 32).keys()].map((index) => at(index % 32, Math.floor(index / 32)));
    return all !== undefined && all.filter(([red, green, blue]) => green > 50 && green > red && green > blue).length > all.length * 0.9;
  },
  // Reads colours of somebody's tile, scaled to `side` by `side` points; undefined while nothing plays.
  points(name, side) {
    const video = document.querySelector(`[data-testid="tile-${this.identity(name)}"] video`);
    if (!video?.videoWidth) return undefined;
    const context = new OffscreenCanvas(side, side).getContext('2d');
    context.drawImage(video, 0, 0, side, side);
    const { data } = context.getImageData(0, 0, side, side);
    return (x, y) => data.slice((y * side + x) * 4, (y * side + x) * 4 + 3);
  },
};
