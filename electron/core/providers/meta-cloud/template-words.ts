import type {
  MetaTemplateCategory,
  MetaTemplateQuality,
  MetaTemplateStatus,
} from '#shared/domain/meta-template/meta-template.ts';

/** Meta's names of states: in lists (`PENDING_DELETION`) and in events (`REINSTATED`). */
const statuses: Record<string, MetaTemplateStatus> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  UNARCHIVED: 'approved',
  // Complained about, and still sendable.
  FLAGGED: 'approved',
  PENDING: 'pending',
  IN_REVIEW: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  LOCKED: 'disabled',
  IN_APPEAL: 'appeal',
  LIMIT_EXCEEDED: 'limit-exceeded',
  ARCHIVED: 'archived',
  DELETED: 'deleted',
  PENDING_DELETION: 'deleted',
};

/** A state in our words; one that is not known counts as not sendable. */
export function statusOf(word: string | null): MetaTemplateStatus {
  return statuses[word?.trim().toUpperCase() ?? ''] ?? 'unknown';
}

const categories: Record<string, MetaTemplateCategory> = {
  UTILITY: 'utility',
  MARKETING: 'marketing',
  MARKETING_LITE: 'marketing',
  AUTHENTICATION: 'authentication',
};

/** A category in our words. */
export function categoryOf(word: string | null): MetaTemplateCategory {
  return categories[word?.trim().toUpperCase() ?? ''] ?? 'unknown';
}

/** A quality in our words. */
export function qualityOf(word: string | null): MetaTemplateQuality {
  const lower = word?.trim().toLowerCase();
  return lower === 'green' || lower === 'yellow' || lower === 'red' ? lower : 'unknown';
}
