namespace SquatCoach.Storage;

/// <summary>Where a video lies in the file store: a random folder and a random file name in it.</summary>
public readonly record struct VideoPlace(string Folder, string FileName);
