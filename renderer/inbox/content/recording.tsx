import { Mic, Music, Pause, Play } from 'lucide-react';
import { useRef, useState, type CSSProperties } from 'react';

import type { AttachmentView, MessageView } from '#shared/api/calls/messages.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { playingTime } from '../../ui/file-size.ts';
import { AttachmentNote } from './attachment-note.tsx';
import classes from './recording.module.css';

/** A voice message or a piece of audio: play, position, time. Its place has the same size before the file is here. */
export function Recording({ message, kind }: { message: MessageView; kind: 'voice' | 'audio' }) {
  const attachment = message.attachments[0];
  return (
    <div className={classes.recording}>
      {attachment?.url ? (
        <Player attachment={attachment} url={attachment.url} kind={kind} />
      ) : (
        attachment && <AttachmentNote attachment={attachment} />
      )}
    </div>
  );
}

function Player({
  attachment,
  url,
  kind,
}: {
  attachment: AttachmentView;
  url: string;
  kind: 'voice' | 'audio';
}) {
  const { t } = useTranslation('inbox');
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [position, setPosition] = useState(0);
  const [length, setLength] = useState(0);
  const Mark = kind === 'voice' ? Mic : Music;

  const played: CSSProperties & Record<'--played', string> = {
    '--played': `${length > 0 ? (position / length) * 100 : 0}%`,
  };
  const toggle = () => {
    const player = audio.current;
    if (!player) return;
    if (isPlaying) player.pause();
    else void player.play().catch(() => undefined);
  };
  const readLength = () => {
    const seconds = audio.current?.duration ?? 0;
    setLength(Number.isFinite(seconds) ? seconds : 0);
  };
  return (
    <>
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => {
          setPlaying(true);
        }}
        onPause={() => {
          setPlaying(false);
        }}
        onEnded={() => {
          setPosition(0);
        }}
        onTimeUpdate={(event) => {
          setPosition(event.currentTarget.currentTime);
        }}
        onLoadedMetadata={readLength}
        onDurationChange={readLength}
      />
      <button
        type="button"
        className={classes.play}
        aria-label={t(isPlaying ? 'media.pause' : 'media.play')}
        onClick={toggle}
      >
        {isPlaying ? (
          <Pause size={18} fill="currentColor" strokeWidth={0} />
        ) : (
          <Play size={18} fill="currentColor" strokeWidth={0} />
        )}
      </button>
      <div className={classes.track}>
        {kind === 'audio' && <span className={classes.name}>{attachment.fileName}</span>}
        <input
          className={classes.slider}
          type="range"
          min={0}
          max={Math.max(length, 0.1)}
          step={0.1}
          value={Math.min(position, length)}
          aria-label={t('media.position')}
          aria-valuetext={`${playingTime(position)} / ${playingTime(length)}`}
          style={played}
          onChange={(event) => {
            const wished = Number(event.currentTarget.value);
            setPosition(wished);
            if (audio.current) audio.current.currentTime = wished;
          }}
        />
        <span className={classes.time}>
          <Mark size={12} strokeWidth={2.1} aria-hidden />
          {playingTime(isPlaying || position > 0 ? position : length)}
        </span>
      </div>
    </>
  );
}
