using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class VideoConfiguration : IEntityTypeConfiguration<Video>
{
    public void Configure(EntityTypeBuilder<Video> builder)
    {
        builder.Property(video => video.OriginalName).HasMaxLength(Video.OriginalNameMaxLength);
        builder.Property(video => video.Folder).HasMaxLength(64);
        builder.Property(video => video.FileName).HasMaxLength(64);
        builder.Property(video => video.ContentType).HasMaxLength(64);
        builder.Property(video => video.CodecName).HasMaxLength(32);
        builder.Property(video => video.ContentSha256).HasMaxLength(64);
        builder.HasIndex(video => new { video.AthleteId, video.ContentSha256 });
        builder.Property(video => video.Exercise).HasConversion<string>().HasMaxLength(16);

        // Only of what is in the trash, which is little: an index of all of them would tempt SQLite to find "not deleted" by it.
        builder.HasIndex(video => video.DeletedAt).HasFilter("\"DeletedAt\" IS NOT NULL");
        builder.HasIndex(video => video.Folder).IsUnique();

        // The newest of an athlete, of one exercise or of all, and sums over them: answered from the index alone.
        builder.HasIndex(video => new { video.AthleteId, video.DeletedAt, video.UploadedAt, video.Exercise, video.RepCount, video.GoodRepCount });
        builder.HasOne(video => video.Job).WithOne(job => job.Video).HasForeignKey<Job>(job => job.VideoId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(video => video.Report).WithOne(report => report.Video).HasForeignKey<StoredReport>(report => report.VideoId).OnDelete(DeleteBehavior.Cascade);
    }
}
