import { FormattedText } from '../ui/formatted-text.tsx';
import classes from './message-bubble.module.css';

/** A message as the customer will see it, with WhatsApp's formatting. */
export function MessageBubble({ text }: { text: string }) {
  return (
    <div className={classes.bubble} dir="auto">
      <FormattedText text={text} />
    </div>
  );
}
