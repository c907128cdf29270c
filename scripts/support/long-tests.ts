/** Long tests that tell of policies, not of what runs them: the built-in scenarios, and the comparison with another compiler. */
export const LONG_TESTS = ["test/drill/scenario/shipped-*", "test/drill/csharp/*truth*"] as const;
