using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class CorrectionConfiguration : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.Property(correction => correction.Verdict).HasConversion<string>().HasMaxLength(16);
        builder.Property(correction => correction.Faults).HasMaxLength(120);
        builder.Property(correction => correction.Comment).HasMaxLength(Correction.CommentMaxLength);
        builder.Property(correction => correction.Author).HasMaxLength(256);
        builder.HasIndex(correction => new { correction.VideoId, correction.CreatedAt });
        builder.HasOne(correction => correction.Video).WithMany().HasForeignKey(correction => correction.VideoId).OnDelete(DeleteBehavior.Cascade);
    }
}
