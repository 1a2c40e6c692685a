import { $ } from './dom.js';

const RETRY_MS = 2000;

/** Plays the HLS programme: hls.js where there is Media Source, else the browser itself. Starts without sound. */
export class Player {
  #video = $('video');
  #hls;
  #source = '';
  #retry;

  constructor() {
    this.#video.addEventListener('playing', () => this.#note(''));
    this.#video.addEventListener('waiting', () => this.#note('Waiting for the picture…'));
    this.#video.addEventListener('volumechange', () => this.#sound());
    this.#video.addEventListener('error', () => this.#again());
    this.#video.addEventListener('loadedmetadata', () => {
      $('screen').toggleAttribute('data-wide', this.#video.videoWidth > this.#video.videoHeight);
    });
    $('unmute').addEventListener('click', () => this.#unmute());
    $('sound').addEventListener('click', () => (this.#video.muted ? this.#unmute() : (this.#video.muted = true)));
    $('volume').addEventListener('input', (event) => {
      this.#video.volume = Number(event.target.value);
      this.#video.muted = this.#video.volume === 0;
    });
    $('edge').addEventListener('click', () => this.#newest());
    $('full').addEventListener('click', () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else $('screen').requestFullscreen?.();
    });
    setInterval(() => this.#behind(), 1000);
  }

  play(source, slate) {
    if (source === this.#source) return;
    this.stop('Waiting for the picture…', slate);
    this.#source = source;
    this.#open();
  }

  stop(note, slate) {
    clearTimeout(this.#retry);
    this.#source = '';
    this.#hls?.destroy();
    this.#hls = undefined;
    this.#video.removeAttribute('src');
    this.#video.load();
    $('slate').src = slate;
    this.#note(note);
    this.#sound();
  }

  #open() {
    if (window.Hls?.isSupported()) {
      const hls = new window.Hls({ liveSyncDurationCount: 2, liveMaxLatencyDurationCount: 8, maxLiveSyncPlaybackRate: 1.05, backBufferLength: 20 });
      this.#hls = hls;
      hls.on(window.Hls.Events.MANIFEST_PARSED, () => this.#start());
      hls.on(window.Hls.Events.ERROR, (_, error) => {
        if (!error.fatal) return;
        if (error.type === window.Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
        else this.#again();
      });
      hls.loadSource(this.#source);
      hls.attachMedia(this.#video);
    } else if (this.#video.canPlayType('application/vnd.apple.mpegurl')) {
      this.#video.src = this.#source;
      this.#start();
    } else {
      this.#note('This browser can play neither HLS nor Media Source.');
    }
  }

  /** The programme is not there yet, or was lost: from the beginning. */
  #again() {
    if (!this.#source) return;
    this.#hls?.destroy();
    this.#hls = undefined;
    this.#note('Waiting for the picture…');
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), RETRY_MS);
  }

  async #start() {
    try {
      await this.#video.play();
    } catch {
      this.#video.muted = true;
      this.#video.play().catch(() => this.#note('The browser does not start the picture by itself: press “Sound on”.'));
    }
    this.#sound();
  }

  #unmute() {
    this.#video.muted = false;
    if (this.#video.volume === 0) this.#video.volume = 1;
    if (this.#source) this.#video.play().catch(() => {});
  }

  #newest() {
    const { seekable } = this.#video;
    const edge = this.#hls?.liveSyncPosition ?? (seekable.length ? seekable.end(seekable.length - 1) - 4 : undefined);
    if (edge !== undefined) this.#video.currentTime = edge;
    this.#video.play().catch(() => {});
  }

  #behind() {
    const seconds = this.#hls?.latency;
    $('behind').textContent = this.#source && seconds > 0 ? `−${seconds.toFixed(1)} s` : '';
  }

  #note(text) {
    $('screen-note').textContent = text;
    $('slate').hidden = text === '' || !$('slate').getAttribute('src');
  }

  #sound() {
    const muted = this.#video.muted;
    $('unmute').hidden = !muted || !this.#source;
    $('sound').textContent = muted ? 'Sound on' : 'Sound off';
    $('volume').value = String(muted ? 0 : this.#video.volume);
  }
}
