using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class UploadSessionConfiguration : IEntityTypeConfiguration<UploadSession>
{
    public void Configure(EntityTypeBuilder<UploadSession> builder)
    {
        builder.ToTable("Uploads");
        builder.Property(upload => upload.OriginalName).HasMaxLength(Video.OriginalNameMaxLength);
        builder.Property(upload => upload.PartName).HasMaxLength(64);
        builder.HasOne(upload => upload.Account).WithMany().HasForeignKey(upload => upload.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(upload => upload.Athlete).WithMany().HasForeignKey(upload => upload.AthleteId).OnDelete(DeleteBehavior.Cascade);
    }
}
