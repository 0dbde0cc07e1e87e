import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'normal' | 'small';
  icon?: ReactNode;
  children?: ReactNode;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
};

/** A push button: `primary` for the one next step, `plain` bordered, `quiet` without a border, `danger` to delete. */
export function Button({
  kind = 'plain',
  size = 'normal',
  icon,
  children,
  className,
  ...props
}: ButtonProps) {
  return (
    <AriaButton {...props} className={classNames(styles.button, styles[kind], styles[size], className)}>
      {icon}
      {children !== undefined && <span>{children}</span>}
    </AriaButton>
  );
}

export type IconButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  /** What the button does; also its tooltip. */
  label: string;
  /** Keys that do the same, shown in the tooltip. */
  keys?: string;
  icon: ReactNode;
  isPressed?: boolean;
  className?: string;
};

/** A button that shows only an icon; its label is its accessible name and tooltip. */
export function IconButton({ label, keys, icon, isPressed, className, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...props}
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        className={classNames(styles.icon, isPressed === true && styles.pressed, className)}
      >
        {icon}
      </AriaButton>
      <Tooltip className={classNames(styles.tooltip)} offset={6}>
        {label}
        {keys !== undefined && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
