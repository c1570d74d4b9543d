import { Modal } from '@mantine/core';
import { useState } from 'react';

import type { CallOutput } from '#shared/api/contract.ts';
import type { UploadId } from '#shared/domain/ids.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { CsvColumns } from './csv-columns.tsx';
import { CsvFile } from './csv-file.tsx';
import { CsvProgress } from './csv-progress.tsx';
import { CsvResult } from './csv-result.tsx';

/** A file that has been handed over and looked into. */
export type ReadFile = {
  readonly uploadId: UploadId;
  readonly fileName: string;
  readonly table: CallOutput<'sources.readCsv'>;
};

/** What the owner says the columns hold. */
export type Mapping = CallOutput<'sources.readCsv'>['mapping'];

type Step =
  | { readonly kind: 'file' }
  | { readonly kind: 'columns'; readonly file: ReadFile; readonly mapping: Mapping }
  | { readonly kind: 'result'; readonly file: ReadFile; readonly mapping: Mapping }
  | { readonly kind: 'importing'; readonly name: string };

/** Imports a table in four steps: the file, its columns, what will happen, the import itself. Nothing is changed before the last. */
export function CsvDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('sources');
  const [step, setStep] = useState<Step>({ kind: 'file' });
  return (
    <Modal opened onClose={onClose} title={t('csv.title')} size={step.kind === 'file' ? 520 : 860}>
      {step.kind === 'file' && (
        <CsvFile
          onRead={(file) => {
            setStep({ kind: 'columns', file, mapping: file.table.mapping });
          }}
        />
      )}
      {step.kind === 'columns' && (
        <CsvColumns
          file={step.file}
          mapping={step.mapping}
          onChange={(mapping) => {
            setStep({ ...step, mapping });
          }}
          onAnother={() => {
            setStep({ kind: 'file' });
          }}
          onNext={() => {
            setStep({ ...step, kind: 'result' });
          }}
        />
      )}
      {step.kind === 'result' && (
        <CsvResult
          file={step.file}
          mapping={step.mapping}
          onBack={() => {
            setStep({ ...step, kind: 'columns' });
          }}
          onBegun={(name) => {
            setStep({ kind: 'importing', name });
          }}
        />
      )}
      {step.kind === 'importing' && <CsvProgress name={step.name} onClose={onClose} />}
    </Modal>
  );
}
