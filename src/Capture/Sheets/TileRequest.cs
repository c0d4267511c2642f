namespace SquatCoach.Capture;

/// <summary>How a tile should look.</summary>
/// <param name="SidePx">Its side.</param>
/// <param name="ShowsPicture">False leaves the picture out: the skeleton alone identifies nobody.</param>
public sealed record TileRequest(int SidePx, bool ShowsPicture);
