import { useEffect, useRef } from 'react';
import { t } from '../i18n/t';
import { testIds } from '../testIds';

interface Props {
  question: string;
  onYes: () => void;
  onNo: () => void;
}

/** Asks before something that cannot be undone. */
export function Confirm({ question, onYes, onNo }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="confirm"
      aria-label={question}
      onCancel={(event) => {
        event.preventDefault();
        onNo();
      }}
    >
      <p>{question}</p>
      <div className="row end">
        <button type="button" className="button" data-testid={testIds.cancel} onClick={onNo}>
          {t('confirm.no')}
        </button>
        <button type="button" className="button danger" data-testid={testIds.confirm} onClick={onYes}>
          {t('confirm.yes')}
        </button>
      </div>
    </dialog>
  );
}
