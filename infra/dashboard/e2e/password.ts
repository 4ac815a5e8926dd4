/** Of every JARVIS that a test starts, real or fake. */
export const PASSWORD = "correct horse";
