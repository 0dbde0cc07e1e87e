/** A save whose brief or note was deleted meanwhile: bringing back half of it would store a broken row. */
export class DocumentGone extends Error {
  override readonly name = 'DocumentGone';
}
