// dlib's own way to a descriptor, to be timed beside ours on the same frames: HOG detector, 68 landmarks, ResNet descriptor.
//
//   dlib_pipeline MODELS WIDTH HEIGHT
//
// Reads frames of WIDTH x HEIGHT x 3 bytes (red, green, blue, row-major) from standard input until it ends. Answers each with one line:
// milliseconds for detecting, for the landmarks and for the descriptor of the largest face, and how many faces were found. Without a
// face the last two times are 0. Reading the frame is not timed.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include <dlib/dnn.h>
#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>

// The network that dlib_face_recognition_resnet_model_v1.dat was saved from: 29 convolutions, 150x150 in, 128 figures out.
namespace network
{
    using namespace dlib;

    template <int filters, int stride, typename below>
    using step = affine<con<filters, 3, 3, 1, 1, relu<affine<con<filters, 3, 3, stride, stride, below>>>>>;

    template <int filters, typename below>
    using same = relu<add_prev1<step<filters, 1, tag1<below>>>>;

    template <int filters, typename below>
    using half = relu<add_prev2<avg_pool<2, 2, 2, 2, skip1<tag2<step<filters, 2, tag1<below>>>>>>>;

    template <typename below> using stem = max_pool<3, 3, 2, 2, relu<affine<con<32, 7, 7, 2, 2, below>>>>;
    template <typename below> using first = same<32, same<32, same<32, below>>>;
    template <typename below> using second = same<64, same<64, same<64, half<64, below>>>>;
    template <typename below> using third = same<128, same<128, half<128, below>>>;
    template <typename below> using fourth = same<256, same<256, half<256, below>>>;

    using descriptor = loss_metric<fc_no_bias<128, avg_pool_everything<half<256, fourth<third<second<first<stem<input_rgb_image_sized<150>>>>>>>>>>;
}

static double since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

int main(int count, char** arguments)
{
    if (count != 4)
    {
        std::cerr << "usage: dlib_pipeline MODELS WIDTH HEIGHT\n";
        return 2;
    }

    try
    {
        const std::string models = arguments[1];
        const long width = std::atol(arguments[2]), height = std::atol(arguments[3]);
        auto detect = dlib::get_frontal_face_detector();
        dlib::shape_predictor landmarks;
        network::descriptor describe;
        dlib::deserialize(models + "/shape_predictor_68_face_landmarks.dat") >> landmarks;
        dlib::deserialize(models + "/dlib_face_recognition_resnet_model_v1.dat") >> describe;

        dlib::matrix<dlib::rgb_pixel> frame(height, width); // three bytes a pixel, row after row, as they come
        while (std::fread(&frame(0, 0), 3, width * height, stdin) == static_cast<std::size_t>(width * height))
        {
            auto start = std::chrono::steady_clock::now();
            const std::vector<dlib::rectangle> faces = detect(frame);
            const double detecting = since(start);
            double finding = 0, describing = 0;
            if (!faces.empty())
            {
                const auto& largest = *std::max_element(faces.begin(), faces.end(), [](const auto& one, const auto& other) { return one.area() < other.area(); });
                start = std::chrono::steady_clock::now();
                const auto shape = landmarks(frame, largest);
                finding = since(start);

                start = std::chrono::steady_clock::now();
                dlib::matrix<dlib::rgb_pixel> chip;
                dlib::extract_image_chip(frame, dlib::get_face_chip_details(shape, 150, 0.25), chip);
                const dlib::matrix<float, 0, 1> descriptor = describe(chip);
                describing = since(start);
                if (descriptor.size() != 128) return 3;
            }

            std::printf("%.4f %.4f %.4f %zu\n", detecting, finding, describing, faces.size());
            std::fflush(stdout);
        }
    }
    catch (const std::exception& error)
    {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
