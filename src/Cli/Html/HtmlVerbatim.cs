namespace SquatCoach.Cli;

/// <summary>Text of our own that goes into a page as it is. Never anything from outside.</summary>
public readonly record struct HtmlVerbatim(string Trusted);
