import { memo } from 'react';

import type { FormattedNode } from '#shared/domain/formatting.ts';

import classes from './formatted-text.module.css';
import { parseFormatting } from './parse-formatting.ts';

/** A message's words with WhatsApp's formatting and links. Built of elements: nothing in a text can become markup. */
export const FormattedText = memo(function FormattedText({ text }: { text: string }) {
  return <Nodes nodes={parseFormatting(text)} />;
});

function Nodes({ nodes }: { nodes: readonly FormattedNode[] }) {
  return nodes.map((node, index) => <Node key={index} node={node} />);
}

function Node({ node }: { node: FormattedNode }) {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return (
        <strong className={classes.bold}>
          <Nodes nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Nodes nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Nodes nodes={node.children} />
        </s>
      );
    case 'mono':
    case 'code':
      return <code className={node.kind === 'mono' ? classes.mono : classes.code}>{node.text}</code>;
    case 'link':
      return (
        <a className={classes.link} href={node.href} target="_blank" rel="noopener noreferrer nofollow">
          {node.text}
        </a>
      );
  }
}
