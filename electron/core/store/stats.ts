import { toInstant } from '#shared/api/call.ts';

import type { ReadDb } from './database.ts';
import { sql } from './sql.ts';

type RecentMessage = {
  id: string;
  content: string;
  clientId: string | null;
  clientName: string | null;
  phone: string | null;
  direction: 'in' | 'out';
  at: number;
  externalId: string | null;
};

/**
 * Totals and the ten messages that came last, in the shape that earlier tools offered at /whatsapp/stats. In the order of
 * arrival: who has just posted a test message, with whatever time in it, looks for it here.
 */
export function readStats(db: ReadDb) {
  const totals = db.get<{ messages: number; clients: number }>(sql`
    SELECT (SELECT count(*) FROM messages) AS messages,
      (SELECT count(DISTINCT contact_id) FROM conversations WHERE contact_id IS NOT NULL) AS clients`);
  const recent = db.all<RecentMessage>(sql`
    SELECT m.id, m.text AS content, c.contact_id AS clientId, p.name AS clientName, m.direction, m.at,
      m.provider_message_id AS externalId,
      (SELECT min(value) FROM contact_identifiers i WHERE i.contact_id = c.contact_id AND i.kind = 'phone') AS phone
    FROM messages m JOIN conversations c ON c.id = m.conversation_id LEFT JOIN contacts p ON p.id = c.contact_id
    ORDER BY m.seq DESC LIMIT 10`);
  return {
    totalMessages: totals?.messages ?? 0,
    recentMessages: recent.map((message) => ({
      id: message.id,
      content: message.content,
      clientId: message.clientId ?? '',
      clientName: message.clientName ?? '',
      clientWhatsappId: message.phone?.replace(/\D/g, '') ?? '',
      direction: message.direction === 'in' ? ('inbound' as const) : ('outbound' as const),
      createdAt: toInstant(message.at),
      externalId: message.externalId ?? '',
    })),
    clientsWithWhatsApp: totals?.clients ?? 0,
  };
}
