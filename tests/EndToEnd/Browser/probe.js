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
  // The share of points of somebody's picture that are the green of the browser's test camera or the lighter green on it.
  green(name) {
    const video = document.querySelector(`[data-testid="tile-${this.identity(name)}"] video`);
    if (!video?.videoWidth) return 0;
    const canvas = new OffscreenCanvas(32, 32);
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0, 32, 32);
    const { data } = context.getImageData(0, 0, 32, 32);
    let green = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 1] > 90 && data[at + 1] > data[at] * 1.5 && data[at + 1] > data[at + 2] * 1.5) green++;
    }
    return green / (data.length / 4);
  },
};
