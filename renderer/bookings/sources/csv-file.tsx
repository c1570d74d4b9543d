import { Button, FileButton } from '@mantine/core';
import { FileSpreadsheet } from 'lucide-react';
import { useEffect, useRef, useState, type DragEvent } from 'react';

import { asId, type UploadId } from '#shared/domain/ids.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useUpload } from '../../api/use-upload.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './csv-dialog.module.css';
import type { ReadFile } from './csv-dialog.tsx';

/** Chooses a file, hands it over and looks into it. */
export function CsvFile({ onRead }: { onRead: (file: ReadFile) => void }) {
  const { t } = useTranslation('sources');
  const describe = useErrorWords();
  const upload = useUpload();
  const readCsv = useAction('sources.readCsv', { quiet: true });
  const [reading, setReading] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const calledOff = useRef(new AbortController());
  useEffect(() => {
    const { current } = calledOff;
    return () => {
      current.abort();
    };
  }, []);

  const take = (file: File | null | undefined) => {
    if (!file) return;
    setReading(file.name);
    setProblem(null);
    upload(file, () => undefined, calledOff.current.signal)
      .then(async ({ id }) => {
        const uploadId = asId<UploadId>(id);
        onRead({ uploadId, fileName: file.name, table: await readCsv.mutateAsync({ uploadId }) });
      })
      .catch((error: unknown) => {
        if (calledOff.current.signal.aborted) return;
        setReading(null);
        setProblem(describe(error).next);
      });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classes.drop}
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={drop}
    >
      <FileSpreadsheet size={28} strokeWidth={1.6} aria-hidden />
      <p>{reading === null ? t('csv.help') : t('csv.reading', { name: reading })}</p>
      <FileButton accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={take}>
        {(button) => (
          <Button {...button} loading={reading !== null} data-autofocus>
            {t('csv.choose')}
          </Button>
        )}
      </FileButton>
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
