import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Select as AriaSelect,
  TextField as AriaTextField,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
  TextArea,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

export type TextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  onKeyDown?: (event: React.KeyboardEvent) => void;
  /** Show the label to screen readers only. */
  isLabelHidden?: boolean;
  /** More than one row makes it a text area. */
  rows?: number;
  placeholder?: string;
  hint?: ReactNode;
  problem?: string | null;
  isRequired?: boolean;
  autoFocus?: boolean;
  type?: 'text' | 'search' | 'url' | 'date' | 'password';
  className?: string;
};

/** One labelled text field; with `rows`, a text area. `problem` is shown under it and announced. */
export function TextField(props: TextFieldProps) {
  const { label, rows = 1, placeholder, hint, problem, isLabelHidden = false, className } = props;
  // Not on the field as a whole: react-aria would stop every key there, also Escape and the shortcuts of the shell.
  const keys = props.onKeyDown === undefined ? {} : { onKeyDown: props.onKeyDown };
  return (
    <AriaTextField
      className={classNames(styles.field, className)}
      value={props.value}
      onChange={props.onChange}
      isInvalid={problem !== undefined && problem !== null}
      isRequired={props.isRequired ?? false}
      autoFocus={props.autoFocus ?? false}
      type={props.type ?? 'text'}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    >
      <Label className={classNames(styles.label, isLabelHidden && 'visually-hidden')}>{label}</Label>
      {rows > 1 ? (
        <TextArea
          className={classNames(styles.input)}
          rows={rows}
          placeholder={placeholder ?? ''}
          {...keys}
        />
      ) : (
        <Input className={classNames(styles.input)} placeholder={placeholder ?? ''} {...keys} />
      )}
      {hint !== undefined && (
        <Text slot="description" className={classNames(styles.hint)}>
          {hint}
        </Text>
      )}
      {problem !== undefined && problem !== null && (
        <Text slot="errorMessage" className={classNames(styles.problem)}>
          {problem}
        </Text>
      )}
    </AriaTextField>
  );
}

export type Choice<Id extends string> = { id: Id; label: string; detail?: string; icon?: ReactNode };

export type SelectProps<Id extends string> = {
  label: string;
  value: Id | null;
  choices: readonly Choice<Id>[];
  onChange: (id: Id) => void;
  isLabelHidden?: boolean;
  placeholder?: string;
  className?: string;
};

/** One choice from a short list. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, choices, isLabelHidden = false, className } = props;
  return (
    <AriaSelect
      className={classNames(styles.field, className)}
      value={props.value}
      onChange={(key) => {
        const choice = choices.find((entry) => entry.id === key);
        if (choice !== undefined) props.onChange(choice.id);
      }}
      placeholder={props.placeholder ?? 'Choose'}
    >
      <Label className={classNames(styles.label, isLabelHidden && 'visually-hidden')}>{label}</Label>
      <AriaButton className={classNames(styles.input, styles.select)}>
        <SelectValue className={classNames(styles.value)}>
          {({ selectedText, isPlaceholder }) =>
            isPlaceholder
              ? (props.placeholder ?? 'Choose')
              : (choices.find((c) => c.id === props.value)?.label ?? selectedText)
          }
        </SelectValue>
        <ChevronDown size={14} aria-hidden />
      </AriaButton>
      <Popover className={classNames(styles.popover)} offset={4}>
        <ListBox className={classNames(styles.list)} items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={classNames(styles.choice)}>
              {({ isSelected }) => (
                <>
                  {choice.icon}
                  <span className={styles.choiceText}>
                    <Text slot="label">{choice.label}</Text>
                    {choice.detail !== undefined && (
                      <Text slot="description" className={classNames(styles.detail)}>
                        {choice.detail}
                      </Text>
                    )}
                  </span>
                  {isSelected && <Check size={14} aria-hidden />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
